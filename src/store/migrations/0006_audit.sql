-- The audit trail as a hash chain: from where, before and after, and a hash over each record and the one before it.
-- The records of before are put into the chain by the migration's second step (src/store/audit/adopt.rs), which also
-- drops audit_unchained and makes the chain's end.

DROP TRIGGER audit_no_update;
DROP TRIGGER audit_no_delete;
DROP TRIGGER audit_no_replace;
ALTER TABLE audit RENAME TO audit_unchained;

CREATE TABLE audit (
    id           INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,
    operator_id  INTEGER REFERENCES operator (id),
    host         TEXT NOT NULL,
    tty          TEXT NOT NULL,
    client       TEXT NOT NULL,    -- address of the SSH client
    act          TEXT NOT NULL,
    subject      TEXT NOT NULL,    -- kind and internal number, such as person:17; never a whole identity number
    detail       TEXT NOT NULL,
    before       TEXT CHECK (before IS NULL OR json_type(before) IS 'object'),    -- the fields as they were
    after        TEXT CHECK (after IS NULL OR json_type(after) IS 'object'),      -- the same fields as they are now
    hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_operator ON audit (operator_id, at);
CREATE INDEX audit_subject ON audit (subject, at);

-- The newest record, so that a trail that was cut short is noticed.
CREATE TABLE audit_end (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    last  INTEGER NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO audit_end (id, last, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id) BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_end_moves_on BEFORE UPDATE ON audit_end
WHEN new.last <= old.last OR NOT EXISTS (SELECT 1 FROM audit WHERE id = new.last AND hash = new.hash) BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_end_no_delete BEFORE DELETE ON audit_end BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_end_no_replace BEFORE INSERT ON audit_end
WHEN EXISTS (SELECT 1 FROM audit_end) BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
