-- Logins, passwords, stand-ins and barred relatives. An operator is retired, never deleted.

CREATE TABLE office_setting (
    key    TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operator_access (
    operator_id      INTEGER PRIMARY KEY REFERENCES operator (id),
    failures         INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),    -- wrong passwords in a row
    locked_until     TEXT,
    password_set_at  TEXT NOT NULL,
    must_change      INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    last_login_at    TEXT,
    retired_at       TEXT,
    retired_by       INTEGER REFERENCES operator (id),
    CHECK ((retired_at IS NULL) = (retired_by IS NULL))
) STRICT;
INSERT INTO operator_access (operator_id, password_set_at) SELECT id, created_at FROM operator;

-- Hashes of passwords that were given up, so that a new one differs from the last ones.
CREATE TABLE operator_password (
    id           INTEGER PRIMARY KEY,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    hash         TEXT NOT NULL,
    replaced_at  TEXT NOT NULL
) STRICT;
CREATE INDEX operator_password_operator ON operator_password (operator_id, id);

-- Each set of roles an operator was given, as codes divided by commas.
CREATE TABLE role_change (
    id           INTEGER PRIMARY KEY,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    roles        TEXT NOT NULL,
    changed_by   INTEGER REFERENCES operator (id),    -- NULL for the office's first operator
    changed_at   TEXT NOT NULL
) STRICT;
CREATE INDEX role_change_operator ON role_change (operator_id, id);
INSERT INTO role_change (operator_id, roles, changed_at)
SELECT o.id, (SELECT coalesce(group_concat(role), '') FROM operator_role WHERE operator_id = o.id), o.created_at FROM operator AS o;

-- 顶岗. A role lent: to whom, in whose place, first and last day, by whom.
CREATE TABLE stand_in (
    id           INTEGER PRIMARY KEY,
    role         TEXT NOT NULL CHECK (role IN ('consult', 'intake', 'review', 'approve', 'finance', 'cashier',
                                               'inspect', 'report', 'archive', 'admin')),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    in_place_of  INTEGER NOT NULL REFERENCES operator (id) CHECK (in_place_of <> operator_id),
    valid_from   TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
    valid_until  TEXT NOT NULL CHECK (date(valid_until, '+0 days') IS valid_until AND valid_until >= valid_from),
    granted_by   INTEGER NOT NULL REFERENCES operator (id) CHECK (granted_by <> operator_id),
    granted_at   TEXT NOT NULL,
    ended_by     INTEGER REFERENCES operator (id),
    ended_at     TEXT,
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX stand_in_operator ON stand_in (operator_id) WHERE ended_at IS NULL;

-- 回避. A person whose documents an operator may not act on.
CREATE TABLE operator_bar (
    id           INTEGER PRIMARY KEY,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    person_id    INTEGER NOT NULL REFERENCES person (id),
    reason       TEXT NOT NULL CHECK (length(reason) > 0),
    declared_by  INTEGER NOT NULL REFERENCES operator (id),
    declared_at  TEXT NOT NULL,
    lifted_by    INTEGER REFERENCES operator (id) CHECK (lifted_by <> operator_id),
    lifted_at    TEXT,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX operator_bar_person ON operator_bar (operator_id, person_id) WHERE lifted_at IS NULL;

CREATE TRIGGER operator_no_delete BEFORE DELETE ON operator BEGIN
    SELECT RAISE(ABORT, 'operators are retired, never deleted');
END;
CREATE TRIGGER role_change_no_update BEFORE UPDATE ON role_change BEGIN
    SELECT RAISE(ABORT, 'the history of roles is append-only');
END;
CREATE TRIGGER role_change_no_delete BEFORE DELETE ON role_change BEGIN
    SELECT RAISE(ABORT, 'the history of roles is append-only');
END;
CREATE TRIGGER stand_in_no_edit BEFORE UPDATE ON stand_in
WHEN old.ended_at IS NOT NULL OR new.id <> old.id OR new.role <> old.role OR new.operator_id <> old.operator_id
    OR new.in_place_of <> old.in_place_of OR new.valid_from <> old.valid_from OR new.valid_until <> old.valid_until
    OR new.granted_by <> old.granted_by OR new.granted_at <> old.granted_at BEGIN
    SELECT RAISE(ABORT, 'a loan is ended, never edited');
END;
CREATE TRIGGER stand_in_no_delete BEFORE DELETE ON stand_in BEGIN
    SELECT RAISE(ABORT, 'a loan is ended, never deleted');
END;
CREATE TRIGGER operator_bar_no_edit BEFORE UPDATE ON operator_bar
WHEN old.lifted_at IS NOT NULL OR new.id <> old.id OR new.operator_id <> old.operator_id OR new.person_id <> old.person_id
    OR new.reason <> old.reason OR new.declared_by <> old.declared_by OR new.declared_at <> old.declared_at BEGIN
    SELECT RAISE(ABORT, 'a bar is lifted, never edited');
END;
CREATE TRIGGER operator_bar_no_delete BEFORE DELETE ON operator_bar BEGIN
    SELECT RAISE(ABORT, 'a bar is lifted, never deleted');
END;
