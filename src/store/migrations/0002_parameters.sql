-- The office's own parameters: entered by one operator, confirmed by another, never edited or deleted.
-- For a day that several confirmed rows cover, the one confirmed last counts; nothing older is touched.

CREATE TABLE parameter_entry (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL CHECK (length(key) > 0),
    valid_from    TEXT NOT NULL,
    valid_to      TEXT CHECK (valid_to >= valid_from),   -- the last day; NULL while in force
    value         TEXT NOT NULL CHECK (length(value) > 0),
    unit          TEXT NOT NULL,
    document      TEXT NOT NULL CHECK (length(document) > 0),
    article       TEXT NOT NULL CHECK (length(article) > 0),
    published     TEXT,
    note          TEXT NOT NULL,
    state         TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'confirmed', 'rejected', 'withdrawn')),
    entered_by    INTEGER NOT NULL REFERENCES operator (id),
    entered_at    TEXT NOT NULL,
    confirmed_by  INTEGER REFERENCES operator (id) CHECK (confirmed_by <> entered_by),
    confirmed_at  TEXT,
    confirmation  INTEGER,                               -- running number: the higher one supersedes
    closed_by     INTEGER REFERENCES operator (id),      -- who rejected or withdrew it
    closed_at     TEXT,
    CHECK ((state = 'confirmed') = (confirmed_by IS NOT NULL)),
    CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL)),
    CHECK ((state = 'confirmed') = (confirmation IS NOT NULL)),
    CHECK ((state IN ('rejected', 'withdrawn')) = (closed_by IS NOT NULL)),
    CHECK ((state IN ('rejected', 'withdrawn')) = (closed_at IS NOT NULL)),
    CHECK (state <> 'rejected' OR closed_by <> entered_by),
    CHECK (state <> 'withdrawn' OR closed_by = entered_by)
) STRICT;
CREATE INDEX parameter_entry_key ON parameter_entry (key, valid_from);
CREATE INDEX parameter_entry_confirmation ON parameter_entry (confirmation) WHERE confirmation IS NOT NULL;
CREATE INDEX parameter_entry_pending ON parameter_entry (id) WHERE state = 'pending';

CREATE TRIGGER parameter_entry_starts_pending BEFORE INSERT ON parameter_entry
WHEN new.state <> 'pending' OR EXISTS (SELECT 1 FROM parameter_entry WHERE id = new.id) BEGIN
    SELECT RAISE(ABORT, 'a parameter is entered first and confirmed by another, never replaced');
END;
CREATE TRIGGER parameter_entry_no_edit BEFORE UPDATE ON parameter_entry
WHEN old.state <> 'pending' OR new.state = 'pending' OR new.id <> old.id OR new.key <> old.key
    OR new.valid_from <> old.valid_from OR new.valid_to IS NOT old.valid_to OR new.value <> old.value
    OR new.unit <> old.unit OR new.document <> old.document OR new.article <> old.article
    OR new.published IS NOT old.published OR new.note <> old.note
    OR new.entered_by <> old.entered_by OR new.entered_at <> old.entered_at BEGIN
    SELECT RAISE(ABORT, 'parameters are superseded, never edited');
END;
CREATE TRIGGER parameter_entry_in_order BEFORE UPDATE ON parameter_entry
WHEN EXISTS (SELECT 1 FROM parameter_entry WHERE confirmation >= new.confirmation) BEGIN
    SELECT RAISE(ABORT, 'confirmations are numbered in their order');
END;
CREATE TRIGGER parameter_entry_no_delete BEFORE DELETE ON parameter_entry BEGIN
    SELECT RAISE(ABORT, 'parameters are superseded, never deleted');
END;
