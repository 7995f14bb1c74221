-- Advice given at the counter (咨询记录): what was asked and what was answered, kept only when the operator says so.
CREATE TABLE advice (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    given_at     TEXT NOT NULL,
    question     TEXT NOT NULL CHECK (json_valid(question)),
    answer       TEXT NOT NULL CHECK (json_valid(answer))
) STRICT;
CREATE INDEX advice_person ON advice (person_id);
CREATE TRIGGER advice_no_update BEFORE UPDATE ON advice BEGIN SELECT RAISE(ABORT, 'advice is kept as it was given'); END;
CREATE TRIGGER advice_no_delete BEFORE DELETE ON advice BEGIN SELECT RAISE(ABORT, 'advice is kept as it was given'); END;
