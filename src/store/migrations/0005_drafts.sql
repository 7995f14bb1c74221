-- Forms that were begun and not filed, per operator, and what an operator entered last in a field.
CREATE TABLE draft (
    id           TEXT PRIMARY KEY CHECK (length(id) = 32),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    form         TEXT NOT NULL CHECK (length(form) > 0),
    subject      TEXT NOT NULL,              -- kind and internal number, such as person:17
    about        TEXT NOT NULL,              -- the same for people
    submission   TEXT NOT NULL UNIQUE CHECK (length(submission) = 32),
    fields       TEXT NOT NULL CHECK (json_valid(fields)),
    at_field     TEXT NOT NULL,
    version      INTEGER NOT NULL CHECK (version > 0),    -- grows when it is opened: only the window that opened it last may write
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT;
CREATE INDEX draft_operator ON draft (operator_id, updated_at);

CREATE TABLE last_value (
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    field        TEXT NOT NULL,
    value        TEXT NOT NULL CHECK (length(value) > 0),
    used         INTEGER NOT NULL,           -- running number: the higher one is the newer
    PRIMARY KEY (operator_id, field, value)
) STRICT, WITHOUT ROWID;
