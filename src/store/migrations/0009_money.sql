-- Money: sheets about it and their steps, receipts, payees, payables, payment lists, monthly benefits, vouchers and periods.

-- 业务单据. One row per document about money, whatever its kind; what it says is in its versions.
CREATE TABLE sheet (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('reimbursement', 'determination', 'recovery', 'adjustment', 'payee',
                                               'benefit_change', 'posting', 'payment_list')),
    number       TEXT NOT NULL UNIQUE,       -- BX-2021-000123
    number_key   TEXT NOT NULL UNIQUE,       -- BX2021000123, what a search compares
    person_id    INTEGER REFERENCES person (id),
    case_id      INTEGER REFERENCES injury_case (id),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'to_review', 'returned', 'to_approve', 'to_countersign', 'approved',
                                                'sent', 'paid', 'refused', 'void', 'superseded', 'reversed')),
    version      INTEGER NOT NULL DEFAULT 0,
    amount_fen   INTEGER NOT NULL,           -- what the fund pays or takes in by it
    supersedes   INTEGER REFERENCES sheet (id),
    submission   TEXT,
    entered_by   INTEGER NOT NULL REFERENCES operator (id),
    entered_on   TEXT NOT NULL CHECK (date(entered_on, '+0 days') IS entered_on),
    due_on       TEXT CHECK (due_on IS NULL OR date(due_on, '+0 days') IS due_on),
    taken_over   INTEGER NOT NULL DEFAULT 0 CHECK (taken_over IN (0, 1))    -- paid before gsbx
) STRICT;
CREATE UNIQUE INDEX sheet_submission ON sheet (submission) WHERE submission IS NOT NULL;
CREATE INDEX sheet_state ON sheet (state, kind, id);
CREATE INDEX sheet_person ON sheet (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX sheet_case ON sheet (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX sheet_entered_by ON sheet (entered_by, state);
CREATE INDEX sheet_supersedes ON sheet (supersedes) WHERE supersedes IS NOT NULL;
CREATE TRIGGER sheet_no_delete BEFORE DELETE ON sheet BEGIN SELECT RAISE(ABORT, 'a sheet is voided, never deleted'); END;

-- Every version of a sheet: what was entered (a JSON object of texts).
CREATE TABLE sheet_version (
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    version      INTEGER NOT NULL CHECK (version > 0),
    fields       TEXT NOT NULL CHECK (json_type(fields) IS 'object'),
    amount_fen   INTEGER NOT NULL,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    PRIMARY KEY (sheet_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sheet_version_no_update BEFORE UPDATE ON sheet_version BEGIN SELECT RAISE(ABORT, 'a sheet is changed by a new version'); END;
CREATE TRIGGER sheet_version_no_delete BEFORE DELETE ON sheet_version BEGIN SELECT RAISE(ABORT, 'a sheet is changed by a new version'); END;

-- What a version comes to, item by item, with the explanation as it was given.
CREATE TABLE sheet_item (
    sheet_id     INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    nth          INTEGER NOT NULL CHECK (nth > 0),
    item         TEXT NOT NULL,              -- domain::benefits::item::ItemKind
    payer        TEXT NOT NULL CHECK (payer IN ('fund', 'employer')),
    amount_fen   INTEGER NOT NULL CHECK (amount_fen >= 0),
    person_id    INTEGER REFERENCES person (id),       -- whose benefit it is
    payee_id     INTEGER REFERENCES payee (id),        -- who gets the money; NULL where nobody does
    monthly      INTEGER NOT NULL CHECK (monthly IN (0, 1)),
    from_month   INTEGER,                    -- a monthly item's first month; of arrears, the month they are for
    until_month  INTEGER,                    -- the last one, where it is known
    remark       TEXT NOT NULL,
    explanation  TEXT NOT NULL CHECK (json_valid(explanation)),
    PRIMARY KEY (sheet_id, version, nth),
    FOREIGN KEY (sheet_id, version) REFERENCES sheet_version (sheet_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sheet_item_no_update BEFORE UPDATE ON sheet_item BEGIN SELECT RAISE(ABORT, 'a sheet is changed by a new version'); END;
CREATE TRIGGER sheet_item_no_delete BEFORE DELETE ON sheet_item BEGIN SELECT RAISE(ABORT, 'a sheet is changed by a new version'); END;

CREATE TABLE sheet_step (
    id           INTEGER PRIMARY KEY,
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    step         TEXT NOT NULL,
    from_state   TEXT,
    to_state     TEXT NOT NULL,
    version      INTEGER NOT NULL,           -- the version it was taken on
    hand         TEXT,                       -- domain::hands::Hand; NULL for what follows of itself
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    reason       TEXT NOT NULL,
    document     TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_step_sheet ON sheet_step (sheet_id, id);
CREATE TRIGGER sheet_step_no_update BEFORE UPDATE ON sheet_step BEGIN SELECT RAISE(ABORT, 'a step stays on record'); END;
CREATE TRIGGER sheet_step_no_delete BEFORE DELETE ON sheet_step BEGIN SELECT RAISE(ABORT, 'a step stays on record'); END;

-- 票据. A receipt is live as long as its sheet is; no live one comes twice, whoever enters it.
CREATE TABLE receipt (
    id           INTEGER PRIMARY KEY,
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    version      INTEGER NOT NULL,
    nth          INTEGER NOT NULL CHECK (nth > 0),
    code         TEXT NOT NULL,              -- empty for an electronic invoice, which has only a number
    number       TEXT NOT NULL CHECK (length(number) > 0),
    issued_on    TEXT NOT NULL CHECK (date(issued_on, '+0 days') IS issued_on),
    category     TEXT NOT NULL,
    amount_fen   INTEGER NOT NULL CHECK (amount_fen > 0),
    outside_fen  INTEGER NOT NULL CHECK (outside_fen BETWEEN 0 AND amount_fen),
    note         TEXT NOT NULL,
    is_live      INTEGER NOT NULL CHECK (is_live IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX receipt_live ON receipt (number, code) WHERE is_live = 1;
CREATE INDEX receipt_sheet ON receipt (sheet_id, version);
CREATE TRIGGER receipt_no_edit BEFORE UPDATE ON receipt
WHEN new.id <> old.id OR new.sheet_id <> old.sheet_id OR new.version <> old.version OR new.nth <> old.nth OR new.code <> old.code
    OR new.number <> old.number OR new.issued_on <> old.issued_on OR new.category <> old.category
    OR new.amount_fen <> old.amount_fen OR new.outside_fen <> old.outside_fen OR new.note <> old.note OR old.is_live = 0 BEGIN
    SELECT RAISE(ABORT, 'a receipt is given up, never edited');
END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt is given up, never deleted'); END;

-- 收款人, and the accounts they have had. The newest one counts.
CREATE TABLE payee (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('person', 'employer', 'institution')),
    person_id    INTEGER REFERENCES person (id),
    employer_id  INTEGER REFERENCES employer (id),
    name         TEXT NOT NULL CHECK (kind <> 'institution' OR length(name) > 0),    -- of an institution; empty for the others
    CHECK ((kind = 'person') = (person_id IS NOT NULL)),
    CHECK ((kind = 'employer') = (employer_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX payee_person ON payee (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX payee_employer ON payee (employer_id) WHERE employer_id IS NOT NULL;
CREATE UNIQUE INDEX payee_institution ON payee (name) WHERE kind = 'institution';

CREATE TABLE payee_account (
    id          INTEGER PRIMARY KEY,
    payee_id    INTEGER NOT NULL REFERENCES payee (id),
    sheet_id    INTEGER NOT NULL REFERENCES sheet (id),
    way         TEXT NOT NULL CHECK (way IN ('card', 'bank', 'unit', 'institution', 'cheque')),
    holder      TEXT NOT NULL CHECK (length(holder) > 0),
    bank        TEXT NOT NULL,
    branch      TEXT NOT NULL,
    account     TEXT NOT NULL,
    relation    TEXT NOT NULL,               -- of another holder to the payee
    valid_from  TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from)
) STRICT;
CREATE INDEX payee_account_payee ON payee_account (payee_id, id);
CREATE TRIGGER payee_account_no_update BEFORE UPDATE ON payee_account BEGIN SELECT RAISE(ABORT, 'an account is replaced, never edited'); END;
CREATE TRIGGER payee_account_no_delete BEFORE DELETE ON payee_account BEGIN SELECT RAISE(ABORT, 'an account is replaced, never deleted'); END;

-- 定期待遇: who gets it and why. What is paid in a month follows from its events alone.
CREATE TABLE benefit (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),     -- who receives it
    case_id    INTEGER REFERENCES injury_case (id),         -- NULL for one taken over without its case
    kind       TEXT NOT NULL CHECK (kind IN ('allowance', 'nursing_allowance', 'pension_difference', 'dependant_pension')),
    grade      INTEGER CHECK (grade BETWEEN 1 AND 10),
    level      TEXT NOT NULL DEFAULT '',                    -- of nursing
    relation   TEXT NOT NULL DEFAULT '',                    -- a dependant's to the deceased
    since      TEXT NOT NULL CHECK (date(since, '+0 days') IS since),
    sheet_id   INTEGER REFERENCES sheet (id),
    remark     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX benefit_person ON benefit (person_id);
CREATE INDEX benefit_case ON benefit (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE benefit_event (
    id           INTEGER PRIMARY KEY,
    benefit_id   INTEGER NOT NULL REFERENCES benefit (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),   -- the first it holds for
    what         TEXT NOT NULL CHECK (what IN ('start', 'amount', 'suspend', 'resume', 'end')),
    monthly_fen  INTEGER CHECK (monthly_fen > 0),
    reason       TEXT NOT NULL,
    sheet_id     INTEGER REFERENCES sheet (id),
    operator_id  INTEGER REFERENCES operator (id),
    at           TEXT NOT NULL,
    CHECK ((what IN ('start', 'amount')) = (monthly_fen IS NOT NULL))
) STRICT;
CREATE INDEX benefit_event_benefit ON benefit_event (benefit_id, month, id);
CREATE TRIGGER benefit_event_no_update BEFORE UPDATE ON benefit_event BEGIN SELECT RAISE(ABORT, 'what happened to a benefit stays on record'); END;
CREATE TRIGGER benefit_event_no_delete BEFORE DELETE ON benefit_event BEGIN SELECT RAISE(ABORT, 'what happened to a benefit stays on record'); END;

INSERT INTO benefit (person_id, kind, grade, since)
SELECT person_id, CASE kind WHEN 'disability_allowance' THEN 'allowance' WHEN 'nursing' THEN 'nursing_allowance' ELSE kind END, grade, since
FROM monthly_benefit;
INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
SELECT b.id, CAST(substr(b.since, 1, 4) || substr(b.since, 6, 2) AS INTEGER), 'start', m.monthly_fen, '', o.created_at
FROM benefit AS b JOIN monthly_benefit AS m ON m.person_id = b.person_id
    AND CASE m.kind WHEN 'disability_allowance' THEN 'allowance' WHEN 'nursing' THEN 'nursing_allowance' ELSE m.kind END = b.kind
JOIN office AS o;
DROP TABLE monthly_benefit;

-- What is in force: benefits that have not ended, with their newest amount.
CREATE VIEW monthly_benefit AS
SELECT b.id AS benefit_id, b.person_id, b.kind, b.grade, b.since,
    (SELECT e.monthly_fen FROM benefit_event AS e WHERE e.benefit_id = b.id AND e.monthly_fen IS NOT NULL
     ORDER BY e.month DESC, e.id DESC LIMIT 1) AS monthly_fen
FROM benefit AS b
WHERE (SELECT e.what FROM benefit_event AS e WHERE e.benefit_id = b.id ORDER BY e.month DESC, e.id DESC LIMIT 1) IS NOT 'end';

-- 资格认证
CREATE TABLE certification (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    certified_on  TEXT NOT NULL CHECK (date(certified_on, '+0 days') IS certified_on),
    way           TEXT NOT NULL CHECK (way IN ('data', 'self', 'employer', 'visit', 'window')),
    document      TEXT NOT NULL,
    operator_id   INTEGER NOT NULL REFERENCES operator (id),
    at            TEXT NOT NULL
) STRICT;
CREATE INDEX certification_person ON certification (person_id, certified_on);
CREATE TRIGGER certification_no_update BEFORE UPDATE ON certification BEGIN SELECT RAISE(ABORT, 'a certification stays on record'); END;
CREATE TRIGGER certification_no_delete BEFORE DELETE ON certification BEGIN SELECT RAISE(ABORT, 'a certification stays on record'); END;

-- 应付. What the fund owes after a decision. "key" tells what is owed: the same is owed once.
CREATE TABLE payable (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL,
    sheet_id    INTEGER REFERENCES sheet (id),       -- the decision; NULL for a monthly benefit taken over
    benefit_id  INTEGER REFERENCES benefit (id),
    item        TEXT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    case_id     INTEGER REFERENCES injury_case (id),
    payee_id    INTEGER NOT NULL REFERENCES payee (id),
    month       INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    amount_fen  INTEGER NOT NULL CHECK (amount_fen > 0),
    state       TEXT NOT NULL CHECK (state IN ('planned', 'listed', 'paid', 'held', 'cancelled')),
    reason      TEXT NOT NULL DEFAULT ''             -- why it is held or cancelled
) STRICT;
CREATE UNIQUE INDEX payable_key ON payable (key) WHERE state <> 'cancelled';
CREATE INDEX payable_state ON payable (state, month);
CREATE INDEX payable_sheet ON payable (sheet_id) WHERE sheet_id IS NOT NULL;
CREATE INDEX payable_benefit ON payable (benefit_id, month) WHERE benefit_id IS NOT NULL;
CREATE INDEX payable_person ON payable (person_id, month);
CREATE TRIGGER payable_no_edit BEFORE UPDATE ON payable
WHEN new.id <> old.id OR new.key <> old.key OR new.sheet_id IS NOT old.sheet_id OR new.benefit_id IS NOT old.benefit_id
    OR new.item <> old.item OR new.person_id <> old.person_id OR new.case_id IS NOT old.case_id OR new.payee_id <> old.payee_id
    OR new.month <> old.month OR new.amount_fen <> old.amount_fen OR old.state = 'cancelled' BEGIN
    SELECT RAISE(ABORT, 'what is owed is cancelled, never edited');
END;
CREATE TRIGGER payable_no_delete BEFORE DELETE ON payable BEGIN SELECT RAISE(ABORT, 'what is owed is cancelled, never deleted'); END;

-- Lines of payment lists (支付单). A payable is on one list at a time, and paid once.
CREATE TABLE payment_line (
    id            INTEGER PRIMARY KEY,
    list_id       INTEGER NOT NULL REFERENCES sheet (id),
    nth           INTEGER NOT NULL CHECK (nth > 0),
    payable_id    INTEGER NOT NULL REFERENCES payable (id),
    account_id    INTEGER NOT NULL REFERENCES payee_account (id),
    amount_fen    INTEGER NOT NULL CHECK (amount_fen > 0),                                  -- what is owed
    deducted_fen  INTEGER NOT NULL DEFAULT 0 CHECK (deducted_fen BETWEEN 0 AND amount_fen),    -- set off against a recovery
    state         TEXT NOT NULL CHECK (state IN ('pending', 'paid', 'failed', 'returned', 'dropped')),
    failure       TEXT NOT NULL DEFAULT '',
    settled_on    TEXT CHECK (settled_on IS NULL OR date(settled_on, '+0 days') IS settled_on),
    UNIQUE (list_id, nth)
) STRICT;
CREATE UNIQUE INDEX payment_line_live ON payment_line (payable_id) WHERE state IN ('pending', 'paid');
CREATE INDEX payment_line_account ON payment_line (account_id);
CREATE TRIGGER payment_line_no_edit BEFORE UPDATE ON payment_line
WHEN new.id <> old.id OR new.list_id <> old.list_id OR new.nth <> old.nth OR new.payable_id <> old.payable_id
    OR new.account_id <> old.account_id OR new.amount_fen <> old.amount_fen OR new.deducted_fen <> old.deducted_fen
    OR old.state IN ('failed', 'returned', 'dropped') OR (old.state = 'paid' AND new.state <> 'returned') BEGIN
    SELECT RAISE(ABORT, 'a line of a payment list is settled once and never edited');
END;
CREATE TRIGGER payment_line_no_delete BEFORE DELETE ON payment_line BEGIN SELECT RAISE(ABORT, 'a line of a payment list stays on record'); END;

-- 凭证. Every entry made after a decision belongs to one; a red one (红字) reverses another.
CREATE TABLE voucher (
    id          INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,        -- PZ-202106-0001, counted per month
    kind        TEXT NOT NULL CHECK (kind IN ('receipt', 'payment', 'transfer')),
    template    TEXT NOT NULL,               -- P1 to P20 of the accounting rules
    posted_on   TEXT NOT NULL CHECK (date(posted_on, '+0 days') IS posted_on),
    digest      TEXT NOT NULL,
    annexes     INTEGER NOT NULL CHECK (annexes >= 0),
    sheet_id    INTEGER REFERENCES sheet (id),
    reverses    INTEGER UNIQUE REFERENCES voucher (id),
    made_by     INTEGER NOT NULL REFERENCES operator (id),
    checked_by  INTEGER REFERENCES operator (id),
    posted_at   TEXT NOT NULL
) STRICT;
CREATE INDEX voucher_sheet ON voucher (sheet_id) WHERE sheet_id IS NOT NULL;
CREATE INDEX voucher_posted_on ON voucher (posted_on);
CREATE TRIGGER voucher_no_update BEFORE UPDATE ON voucher BEGIN SELECT RAISE(ABORT, 'a voucher is reversed, never edited'); END;
CREATE TRIGGER voucher_no_delete BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'a voucher is reversed, never deleted'); END;

ALTER TABLE ledger_entry ADD COLUMN voucher_id INTEGER REFERENCES voucher (id);
ALTER TABLE ledger_entry ADD COLUMN line_id INTEGER REFERENCES payment_line (id);
ALTER TABLE ledger_entry ADD COLUMN is_closing INTEGER NOT NULL DEFAULT 0 CHECK (is_closing IN (0, 1));    -- year-end carry-forward
CREATE INDEX ledger_entry_voucher ON ledger_entry (voucher_id) WHERE voucher_id IS NOT NULL;
CREATE INDEX ledger_entry_line ON ledger_entry (line_id) WHERE line_id IS NOT NULL;

-- A carry-forward is of the 13th month, so that the year's income and spending stay what they were.
DROP TRIGGER ledger_entry_sums;
CREATE TRIGGER ledger_entry_sums AFTER INSERT ON ledger_entry BEGIN
    INSERT INTO account_month (account, month, debit_fen, credit_fen)
    VALUES (new.debit, CAST(substr(new.posted_on, 1, 4) || substr(new.posted_on, 6, 2) AS INTEGER) + new.is_closing, new.amount_fen, 0)
    ON CONFLICT (account, month) DO UPDATE SET debit_fen = debit_fen + excluded.debit_fen;
    INSERT INTO account_month (account, month, debit_fen, credit_fen)
    VALUES (new.credit, CAST(substr(new.posted_on, 1, 4) || substr(new.posted_on, 6, 2) AS INTEGER) + new.is_closing, 0, new.amount_fen)
    ON CONFLICT (account, month) DO UPDATE SET credit_fen = credit_fen + excluded.credit_fen;
END;

-- 结账. A closed month takes no more entries; a closed year has been carried forward.
CREATE TABLE closed_month (
    month      INTEGER PRIMARY KEY CHECK (month % 100 BETWEEN 1 AND 12),
    closed_by  INTEGER NOT NULL REFERENCES operator (id),
    closed_at  TEXT NOT NULL
) STRICT;
CREATE TRIGGER closed_month_no_update BEFORE UPDATE ON closed_month BEGIN SELECT RAISE(ABORT, 'a closed month stays closed'); END;
CREATE TRIGGER closed_month_no_delete BEFORE DELETE ON closed_month BEGIN SELECT RAISE(ABORT, 'a closed month stays closed'); END;
CREATE TRIGGER ledger_entry_in_open_month BEFORE INSERT ON ledger_entry
WHEN new.is_closing = 0 AND EXISTS (SELECT 1 FROM closed_month
    WHERE month = CAST(substr(new.posted_on, 1, 4) || substr(new.posted_on, 6, 2) AS INTEGER)) BEGIN
    SELECT RAISE(ABORT, 'the month is closed');
END;
CREATE TABLE closed_year (
    year        INTEGER PRIMARY KEY,
    voucher_id  INTEGER NOT NULL REFERENCES voucher (id),
    closed_by   INTEGER NOT NULL REFERENCES operator (id),
    closed_at   TEXT NOT NULL
) STRICT;
CREATE TRIGGER closed_year_no_update BEFORE UPDATE ON closed_year BEGIN SELECT RAISE(ABORT, 'a closed year stays closed'); END;
CREATE TRIGGER closed_year_no_delete BEFORE DELETE ON closed_year BEGIN SELECT RAISE(ABORT, 'a closed year stays closed'); END;
CREATE TRIGGER ledger_entry_closing_once BEFORE INSERT ON ledger_entry
WHEN new.is_closing = 1 AND (substr(new.posted_on, 6, 2) <> '12'
    OR EXISTS (SELECT 1 FROM closed_year WHERE year = CAST(substr(new.posted_on, 1, 4) AS INTEGER))) BEGIN
    SELECT RAISE(ABORT, 'a year is carried forward once, in December');
END;

-- 追回: what came back of a recovery sheet, by bank or set off against a payment.
CREATE TABLE recovery_part (
    id           INTEGER PRIMARY KEY,
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    amount_fen   INTEGER NOT NULL CHECK (amount_fen <> 0),    -- below zero: taken back
    on_day       TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    way          TEXT NOT NULL CHECK (way IN ('bank', 'offset', 'write_off')),
    line_id      INTEGER REFERENCES payment_line (id),
    posting_id   INTEGER REFERENCES sheet (id),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    CHECK ((way = 'offset') = (line_id IS NOT NULL))
) STRICT;
CREATE INDEX recovery_part_sheet ON recovery_part (sheet_id);
CREATE TRIGGER recovery_part_no_update BEFORE UPDATE ON recovery_part BEGIN SELECT RAISE(ABORT, 'what came back stays on record'); END;
CREATE TRIGGER recovery_part_no_delete BEFORE DELETE ON recovery_part BEGIN SELECT RAISE(ABORT, 'what came back stays on record'); END;
