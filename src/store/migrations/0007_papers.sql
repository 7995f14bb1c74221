-- Papers handed out about a case (文书): as they were issued, each printing, each service. Nothing is ever edited.
CREATE TABLE issued_paper (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL REFERENCES injury_case (id),
    kind       TEXT NOT NULL CHECK (kind IN ('receipt', 'notice', 'refusal', 'service')),
    edition    INTEGER NOT NULL CHECK (edition > 0),         -- counted per case and kind
    number     TEXT NOT NULL UNIQUE,
    about      INTEGER REFERENCES issued_paper (id),         -- the paper a delivery record is of
    document   TEXT NOT NULL CHECK (json_valid(document)),   -- its blocks, as they were worded
    code       TEXT NOT NULL UNIQUE,
    issued_by  INTEGER NOT NULL REFERENCES operator (id),
    issued_at  TEXT NOT NULL,
    UNIQUE (case_id, kind, edition),
    CHECK ((kind = 'service') = (about IS NOT NULL))
) STRICT;
CREATE TRIGGER issued_paper_no_update BEFORE UPDATE ON issued_paper BEGIN SELECT RAISE(ABORT, 'a paper is kept as it was issued'); END;
CREATE TRIGGER issued_paper_no_delete BEFORE DELETE ON issued_paper BEGIN SELECT RAISE(ABORT, 'a paper is kept as it was issued'); END;

CREATE TABLE paper_print (
    paper_id    INTEGER NOT NULL REFERENCES issued_paper (id),
    nth         INTEGER NOT NULL CHECK (nth >= 0),           -- 0 is the original, the others are copies
    way         TEXT NOT NULL CHECK (way IN ('file', 'printer', 'terminal', 'text')),
    printed_by  INTEGER NOT NULL REFERENCES operator (id),
    printed_at  TEXT NOT NULL,
    PRIMARY KEY (paper_id, nth)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER paper_print_no_update BEFORE UPDATE ON paper_print BEGIN SELECT RAISE(ABORT, 'a printing stays on record'); END;
CREATE TRIGGER paper_print_no_delete BEFORE DELETE ON paper_print BEGIN SELECT RAISE(ABORT, 'a printing stays on record'); END;

CREATE TABLE paper_service (
    id           INTEGER PRIMARY KEY,
    paper_id     INTEGER NOT NULL REFERENCES issued_paper (id),
    way          TEXT NOT NULL CHECK (way IN ('handed', 'post', 'phone')),
    served_on    TEXT NOT NULL CHECK (date(served_on, '+0 days') IS served_on),
    recipient    TEXT NOT NULL CHECK (length(recipient) > 0),
    recorded_by  INTEGER NOT NULL REFERENCES operator (id),
    recorded_at  TEXT NOT NULL
) STRICT;
CREATE INDEX paper_service_paper ON paper_service (paper_id);
CREATE TRIGGER paper_service_no_update BEFORE UPDATE ON paper_service BEGIN SELECT RAISE(ABORT, 'a service stays on record'); END;
CREATE TRIGGER paper_service_no_delete BEFORE DELETE ON paper_service BEGIN SELECT RAISE(ABORT, 'a service stays on record'); END;
