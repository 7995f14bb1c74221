-- The office, its operators, employers, people, contributions, cases, payments, the ledger and the audit trail.
-- Money in whole fen, days as ISO text, months as the integer yyyymm.

CREATE TABLE office (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    name        TEXT NOT NULL CHECK (length(name) > 0),
    is_demo     INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
    created_at  TEXT NOT NULL
) STRICT;

CREATE TABLE migration (
    version   INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    checksum  TEXT NOT NULL
) STRICT;

CREATE TABLE operator (
    id             INTEGER PRIMARY KEY,
    login          TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    password_hash  TEXT NOT NULL,
    created_at     TEXT NOT NULL
) STRICT;

CREATE TABLE operator_role (
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    role         TEXT NOT NULL CHECK (role IN ('consult', 'intake', 'review', 'approve', 'finance', 'cashier',
                                               'inspect', 'report', 'archive', 'admin')),
    PRIMARY KEY (operator_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE operator_setting (
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    key          TEXT NOT NULL,
    value        TEXT NOT NULL,
    PRIMARY KEY (operator_id, key)
) STRICT, WITHOUT ROWID;

-- A file that was taken in. Rows remember it, so that a file that contradicts itself is noticed.
CREATE TABLE import_file (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    name         TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    added        INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    unchanged    INTEGER NOT NULL,
    imported_at  TEXT NOT NULL,
    operator_id  INTEGER NOT NULL REFERENCES operator (id)
) STRICT;

CREATE TABLE employer (
    id             INTEGER PRIMARY KEY,
    credit_code    TEXT NOT NULL UNIQUE CHECK (length(credit_code) = 18),
    name           TEXT NOT NULL,
    industry       TEXT NOT NULL CHECK (industry BETWEEN 'A' AND 'T' AND length(industry) = 1),
    risk_class     INTEGER NOT NULL CHECK (risk_class BETWEEN 1 AND 8),
    address        TEXT NOT NULL,
    contact        TEXT NOT NULL,
    phone          TEXT NOT NULL,
    registered_on  TEXT NOT NULL CHECK (date(registered_on, '+0 days') IS registered_on),
    source         INTEGER NOT NULL
) STRICT;

-- Every ending of an employer's name, so that any part of it is the beginning of a row.
CREATE TABLE employer_part (
    part         TEXT NOT NULL,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    PRIMARY KEY (part, employer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    id_number    TEXT NOT NULL CHECK (length(id_number) = 18),
    id_backward  TEXT NOT NULL,    -- the last six characters, last first: an ending is the beginning of a row
    name         TEXT NOT NULL,
    phone        TEXT NOT NULL,
    source       INTEGER NOT NULL
) STRICT;
-- Not a constraint of the table: an index can be set aside while the register is filled for the first time.
CREATE UNIQUE INDEX person_id_number ON person (id_number);
CREATE INDEX person_id_backward ON person (id_backward);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_phone ON person (phone);

-- What a name is found by: pinyin, initials, and the name without its dots. Kept per name, not per person.
CREATE TABLE name_reading (
    reading  TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('full', 'initials', 'undotted')),
    name     TEXT NOT NULL,
    PRIMARY KEY (reading, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE employment (
    person_id     INTEGER NOT NULL REFERENCES person (id),
    employer_id   INTEGER NOT NULL REFERENCES employer (id),
    insured_from  TEXT NOT NULL CHECK (date(insured_from, '+0 days') IS insured_from),
    insured_to    TEXT CHECK (insured_to IS NULL OR (date(insured_to, '+0 days') IS insured_to AND insured_to >= insured_from)),
    job           TEXT NOT NULL,
    wage_fen      INTEGER NOT NULL CHECK (wage_fen >= 0),
    source        INTEGER NOT NULL,
    PRIMARY KEY (person_id, employer_id, insured_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX employment_employer ON employment (employer_id, insured_to);

CREATE TABLE wage (
    person_id    INTEGER NOT NULL REFERENCES person (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    wage_fen     INTEGER NOT NULL CHECK (wage_fen >= 0),
    source       INTEGER NOT NULL,
    PRIMARY KEY (person_id, month, employer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contribution (
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    headcount    INTEGER NOT NULL CHECK (headcount >= 0),
    payroll_fen  INTEGER NOT NULL CHECK (payroll_fen >= 0),
    rate_ppm     INTEGER NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
    due_fen      INTEGER NOT NULL CHECK (due_fen >= 0),
    paid_fen     INTEGER NOT NULL CHECK (paid_fen >= 0),
    paid_on      TEXT CHECK (paid_on IS NULL OR date(paid_on, '+0 days') IS paid_on),
    source       INTEGER NOT NULL,
    PRIMARY KEY (employer_id, month),
    CHECK ((paid_fen > 0) = (paid_on IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE injury_case (
    id           INTEGER PRIMARY KEY,
    number       TEXT NOT NULL UNIQUE,    -- GS-2021-000123
    number_key   TEXT NOT NULL UNIQUE,    -- GS2021000123, what a search compares
    person_id    INTEGER NOT NULL REFERENCES person (id),
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    accident_on  TEXT NOT NULL CHECK (date(accident_on, '+0 days') IS accident_on),
    body_part    TEXT NOT NULL,
    stage        TEXT NOT NULL CHECK (stage IN ('reported', 'applied', 'accepted', 'recognised', 'refused', 'treatment',
                                                'graded', 'closed')),
    grade        INTEGER CHECK (grade BETWEEN 1 AND 10)
) STRICT;
CREATE INDEX injury_case_person ON injury_case (person_id);

-- A monthly benefit in force (定期待遇).
CREATE TABLE monthly_benefit (
    person_id    INTEGER NOT NULL REFERENCES person (id),
    kind         TEXT NOT NULL CHECK (kind IN ('disability_allowance', 'dependant_pension', 'nursing')),
    grade        INTEGER CHECK (grade BETWEEN 1 AND 10),
    monthly_fen  INTEGER NOT NULL CHECK (monthly_fen > 0),
    since        TEXT NOT NULL CHECK (date(since, '+0 days') IS since),
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    key    TEXT PRIMARY KEY,
    class  TEXT NOT NULL CHECK (class IN ('asset', 'liability', 'net', 'income', 'spending'))
) STRICT, WITHOUT ROWID;

-- 分录. One debit and one credit of the same amount: an entry that does not add to zero cannot be written down.
CREATE TABLE ledger_entry (
    id          INTEGER PRIMARY KEY,
    posted_on   TEXT NOT NULL CHECK (date(posted_on, '+0 days') IS posted_on),
    debit       TEXT NOT NULL REFERENCES account (key),
    credit      TEXT NOT NULL REFERENCES account (key),
    amount_fen  INTEGER NOT NULL CHECK (amount_fen <> 0),
    memo        TEXT NOT NULL,
    repeat      INTEGER NOT NULL,    -- tells equal entries of one day apart: 0, 1, 2 ...
    person_id   INTEGER REFERENCES person (id),
    case_id     INTEGER REFERENCES injury_case (id),
    CHECK (debit <> credit),
    UNIQUE (posted_on, debit, credit, amount_fen, memo, repeat)
) STRICT;
CREATE INDEX ledger_entry_debit ON ledger_entry (debit, posted_on);
CREATE INDEX ledger_entry_credit ON ledger_entry (credit, posted_on);
CREATE INDEX ledger_entry_person ON ledger_entry (person_id) WHERE person_id IS NOT NULL;

-- Sums per account and month, kept by the ledger itself; "gsbx check" compares them with the entries.
CREATE TABLE account_month (
    account     TEXT NOT NULL REFERENCES account (key),
    month       INTEGER NOT NULL,
    debit_fen   INTEGER NOT NULL,
    credit_fen  INTEGER NOT NULL,
    PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_entry_sums AFTER INSERT ON ledger_entry BEGIN
    INSERT INTO account_month (account, month, debit_fen, credit_fen)
    VALUES (new.debit, CAST(substr(new.posted_on, 1, 4) || substr(new.posted_on, 6, 2) AS INTEGER), new.amount_fen, 0)
    ON CONFLICT (account, month) DO UPDATE SET debit_fen = debit_fen + excluded.debit_fen;
    INSERT INTO account_month (account, month, debit_fen, credit_fen)
    VALUES (new.credit, CAST(substr(new.posted_on, 1, 4) || substr(new.posted_on, 6, 2) AS INTEGER), 0, new.amount_fen)
    ON CONFLICT (account, month) DO UPDATE SET credit_fen = credit_fen + excluded.credit_fen;
END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'ledger entries are reversed, never edited');
END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'ledger entries are reversed, never deleted');
END;
-- REPLACE deletes without firing delete triggers; a second entry under a taken number is refused here instead.
CREATE TRIGGER ledger_entry_no_replace BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = new.id
             OR (posted_on = new.posted_on AND debit = new.debit AND credit = new.credit
                 AND amount_fen = new.amount_fen AND memo = new.memo AND repeat = new.repeat)) BEGIN
    SELECT RAISE(ABORT, 'ledger entries are reversed, never replaced');
END;

CREATE TABLE audit (
    id           INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,
    operator_id  INTEGER REFERENCES operator (id),
    act          TEXT NOT NULL,
    subject      TEXT NOT NULL,    -- kind and internal number, such as person:17; never a whole identity number
    detail       TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id) BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
