-- Cases through their whole life: where they stand, every version of what was claimed, and every step with who took it.

ALTER TABLE injury_case ADD COLUMN state TEXT NOT NULL DEFAULT 'reported'
    CHECK (state IN ('reported', 'applied', 'papers_missing', 'accepted', 'refused', 'suspended', 'withdrawn', 'recognised',
                     'deemed', 'not_recognised', 'treatment', 'appraisal', 'graded', 'closed', 'dropped'));
UPDATE injury_case SET state = CASE stage WHEN 'refused' THEN 'not_recognised' ELSE stage END;
ALTER TABLE injury_case DROP COLUMN stage;
ALTER TABLE injury_case ADD COLUMN version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0);    -- 0: no claim on file
ALTER TABLE injury_case ADD COLUMN nursing TEXT CHECK (nursing IN ('full', 'large', 'partial'));
ALTER TABLE injury_case ADD COLUMN situation TEXT NOT NULL DEFAULT '';
ALTER TABLE injury_case ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE injury_case ADD COLUMN died_on TEXT CHECK (died_on IS NULL OR date(died_on, '+0 days') IS died_on);
ALTER TABLE injury_case ADD COLUMN papers_missing INTEGER NOT NULL DEFAULT 0 CHECK (papers_missing >= 0);
-- Fields that are needed and not known: what was taken over is completed later.
ALTER TABLE injury_case ADD COLUMN gaps INTEGER NOT NULL DEFAULT 0 CHECK (gaps >= 0);
-- The limit that runs, by its id, and the day it ends; the work lists are ordered by it.
ALTER TABLE injury_case ADD COLUMN due_limit TEXT NOT NULL DEFAULT '';
ALTER TABLE injury_case ADD COLUMN due_on TEXT CHECK (due_on IS NULL OR date(due_on, '+0 days') IS due_on);
-- A submission carries its own id, so that sending it twice files one case.
ALTER TABLE injury_case ADD COLUMN submission TEXT;
ALTER TABLE injury_case ADD COLUMN taken_over INTEGER NOT NULL DEFAULT 0 CHECK (taken_over IN (0, 1));
ALTER TABLE injury_case ADD COLUMN opened_by INTEGER REFERENCES operator (id);
ALTER TABLE injury_case ADD COLUMN opened_on TEXT;
CREATE UNIQUE INDEX injury_case_submission ON injury_case (submission) WHERE submission IS NOT NULL;
CREATE INDEX injury_case_due ON injury_case (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX injury_case_state ON injury_case (state, due_on);
CREATE INDEX injury_case_opened_by ON injury_case (opened_by) WHERE opened_by IS NOT NULL;
CREATE INDEX injury_case_gaps ON injury_case (gaps) WHERE gaps > 0;
CREATE INDEX injury_case_papers ON injury_case (papers_missing) WHERE papers_missing > 0;

-- Every version of a claim: a change is a new version beside the old one.
CREATE TABLE case_version (
    case_id      INTEGER NOT NULL REFERENCES injury_case (id),
    version      INTEGER NOT NULL CHECK (version > 0),
    claim        TEXT NOT NULL CHECK (json_valid(claim)),
    reason       TEXT NOT NULL,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    PRIMARY KEY (case_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_version_no_update BEFORE UPDATE ON case_version BEGIN
    SELECT RAISE(ABORT, 'a claim is changed by a new version');
END;
CREATE TRIGGER case_version_no_delete BEFORE DELETE ON case_version BEGIN
    SELECT RAISE(ABORT, 'a claim is changed by a new version');
END;

-- Every step. One that has to be checked takes effect when "settled" is pass; the others at once.
CREATE TABLE case_step (
    id           INTEGER PRIMARY KEY,
    case_id      INTEGER NOT NULL REFERENCES injury_case (id),
    step         TEXT NOT NULL,
    from_state   TEXT,
    to_state     TEXT NOT NULL,
    happened_on  TEXT NOT NULL CHECK (date(happened_on, '+0 days') IS happened_on),
    document     TEXT NOT NULL,
    body         TEXT NOT NULL,
    situation    TEXT NOT NULL,
    grade        INTEGER CHECK (grade BETWEEN 1 AND 10),
    nursing      TEXT CHECK (nursing IN ('full', 'large', 'partial')),
    reason       TEXT NOT NULL,
    is_checked   INTEGER NOT NULL CHECK (is_checked IN (0, 1)),
    entered_by   INTEGER NOT NULL REFERENCES operator (id),
    entered_at   TEXT NOT NULL,
    settled      TEXT CHECK (settled IN ('pass', 'return', 'recall')),
    settled_by   INTEGER REFERENCES operator (id),
    settled_at   TEXT,
    remark       TEXT NOT NULL DEFAULT '',    -- why it was returned
    CHECK ((settled IS NULL) = (settled_by IS NULL)),
    CHECK ((settled IS NULL) = (settled_at IS NULL)),
    CHECK (settled IS NULL OR is_checked = 1),
    CHECK (settled IS NULL OR (settled = 'recall') = (settled_by = entered_by))
) STRICT;
CREATE INDEX case_step_case ON case_step (case_id, id);
CREATE UNIQUE INDEX case_step_waiting ON case_step (case_id) WHERE is_checked = 1 AND settled IS NULL;
CREATE TRIGGER case_step_no_edit BEFORE UPDATE ON case_step
WHEN old.settled IS NOT NULL OR new.settled IS NULL OR new.id <> old.id OR new.case_id <> old.case_id OR new.step <> old.step
    OR new.from_state IS NOT old.from_state OR new.to_state <> old.to_state OR new.happened_on <> old.happened_on
    OR new.document <> old.document OR new.body <> old.body OR new.situation <> old.situation OR new.grade IS NOT old.grade
    OR new.nursing IS NOT old.nursing OR new.reason <> old.reason OR new.is_checked <> old.is_checked
    OR new.entered_by <> old.entered_by OR new.entered_at <> old.entered_at BEGIN
    SELECT RAISE(ABORT, 'a step is settled once and never edited');
END;
CREATE TRIGGER case_step_no_delete BEFORE DELETE ON case_step BEGIN
    SELECT RAISE(ABORT, 'a step is settled once and never deleted');
END;
