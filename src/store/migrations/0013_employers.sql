-- Employers: registration and its history, workers on and off, declarations, what is levied and paid, inspection, rates.

ALTER TABLE sheet ADD COLUMN employer_id INTEGER REFERENCES employer (id);    -- whose sheet it is, where it is an employer's
ALTER TABLE sheet ADD COLUMN month INTEGER CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012);
CREATE INDEX sheet_employer ON sheet (employer_id, kind, month, id) WHERE employer_id IS NOT NULL;

-- 参保单位. What lists and statistics ask for are columns; the rest of form F1 is in "details" (a JSON object of texts).
ALTER TABLE employer ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'cancelled'));
ALTER TABLE employer ADD COLUMN edition INTEGER NOT NULL DEFAULT 2017 CHECK (edition IN (2011, 2017));    -- of GB/T 4754
ALTER TABLE employer ADD COLUMN division TEXT NOT NULL DEFAULT '' CHECK (length(division) IN (0, 2));    -- in that edition
ALTER TABLE employer ADD COLUMN unit_type TEXT NOT NULL DEFAULT '';
ALTER TABLE employer ADD COLUMN town TEXT NOT NULL DEFAULT '';
ALTER TABLE employer ADD COLUMN is_large INTEGER NOT NULL DEFAULT 0 CHECK (is_large IN (0, 1));
ALTER TABLE employer ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_type(details) IS 'object');
ALTER TABLE employer ADD COLUMN ended_on TEXT CHECK (ended_on IS NULL OR date(ended_on, '+0 days') IS ended_on);
ALTER TABLE employer ADD COLUMN successor_id INTEGER REFERENCES employer (id);    -- who carries its duty on
CREATE INDEX employer_state ON employer (state, name);
CREATE INDEX employer_successor ON employer (successor_id) WHERE successor_id IS NOT NULL;

-- What happened to an employer, with what was before and after (JSON objects of texts).
CREATE TABLE employer_event (
    id           INTEGER PRIMARY KEY,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    what         TEXT NOT NULL CHECK (what IN ('register', 'change', 'suspend', 'resume', 'cancel', 'merge', 'split')),
    on_day       TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    before       TEXT NOT NULL CHECK (json_type(before) IS 'object'),
    after        TEXT NOT NULL CHECK (json_type(after) IS 'object'),
    reason       TEXT NOT NULL,
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX employer_event_employer ON employer_event (employer_id, on_day, id);
CREATE TRIGGER employer_event_no_update BEFORE UPDATE ON employer_event BEGIN SELECT RAISE(ABORT, 'what happened to an employer stays on record'); END;
CREATE TRIGGER employer_event_no_delete BEFORE DELETE ON employer_event BEGIN SELECT RAISE(ABORT, 'what happened to an employer stays on record'); END;

-- 行业类别和浮动档次: the newest row whose month has come counts; without one, the class of the employer and the class's own step.
CREATE TABLE employer_rate (
    id           INTEGER PRIMARY KEY,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    from_month   INTEGER NOT NULL CHECK (from_month % 100 BETWEEN 1 AND 12 AND from_month BETWEEN 185001 AND 220012),
    risk_class   INTEGER NOT NULL CHECK (risk_class BETWEEN 1 AND 8),
    step         INTEGER NOT NULL CHECK (step BETWEEN 1 AND 5),
    reason       TEXT NOT NULL,
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX employer_rate_employer ON employer_rate (employer_id, from_month, id);
CREATE TRIGGER employer_rate_no_update BEFORE UPDATE ON employer_rate BEGIN SELECT RAISE(ABORT, 'a rate is replaced, never edited'); END;
CREATE TRIGGER employer_rate_no_delete BEFORE DELETE ON employer_rate BEGIN SELECT RAISE(ABORT, 'a rate is replaced, never deleted'); END;

-- 按项目参保 of construction: one premium for all on the site, from start to end.
CREATE TABLE project (
    id           INTEGER PRIMARY KEY,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),    -- general contractor
    name         TEXT NOT NULL CHECK (length(name) > 0),
    price_fen    INTEGER NOT NULL CHECK (price_fen > 0),
    rate         TEXT NOT NULL,                                -- a decimal share
    premium_fen  INTEGER NOT NULL CHECK (premium_fen >= 0),
    from_on      TEXT NOT NULL CHECK (date(from_on, '+0 days') IS from_on),
    until_on     TEXT NOT NULL CHECK (date(until_on, '+0 days') IS until_on AND until_on >= from_on),
    workers      INTEGER NOT NULL DEFAULT 0 CHECK (workers >= 0),
    sheet_id     INTEGER NOT NULL REFERENCES sheet (id),
    closed_on    TEXT CHECK (closed_on IS NULL OR date(closed_on, '+0 days') IS closed_on)
) STRICT;
CREATE INDEX project_employer ON project (employer_id);
CREATE UNIQUE INDEX project_sheet ON project (sheet_id);

-- 参保关系
ALTER TABLE employment ADD COLUMN category TEXT NOT NULL DEFAULT 'staff';    -- data/codes/categories.toml
ALTER TABLE employment ADD COLUMN is_migrant INTEGER NOT NULL DEFAULT 0 CHECK (is_migrant IN (0, 1));    -- 农民工
ALTER TABLE employment ADD COLUMN project_id INTEGER REFERENCES project (id);
ALTER TABLE employment ADD COLUMN end_reason TEXT NOT NULL DEFAULT '';

-- What happened to an employment, with what was before and after.
CREATE TABLE employment_event (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    employer_id   INTEGER NOT NULL REFERENCES employer (id),
    insured_from  TEXT NOT NULL CHECK (date(insured_from, '+0 days') IS insured_from),
    what          TEXT NOT NULL CHECK (what IN ('join', 'leave', 'change', 'transfer')),
    on_day        TEXT NOT NULL CHECK (date(on_day, '+0 days') IS on_day),
    before        TEXT NOT NULL CHECK (json_type(before) IS 'object'),
    after         TEXT NOT NULL CHECK (json_type(after) IS 'object'),
    reason        TEXT NOT NULL,
    sheet_id      INTEGER NOT NULL REFERENCES sheet (id),
    at            TEXT NOT NULL
) STRICT;
CREATE INDEX employment_event_person ON employment_event (person_id, id);
CREATE INDEX employment_event_employer ON employment_event (employer_id, on_day);
CREATE TRIGGER employment_event_no_update BEFORE UPDATE ON employment_event BEGIN SELECT RAISE(ABORT, 'what happened to an employment stays on record'); END;
CREATE TRIGGER employment_event_no_delete BEFORE DELETE ON employment_event BEGIN SELECT RAISE(ABORT, 'what happened to an employment stays on record'); END;

-- 缴费基数 of a wage that was levied on; NULL for one taken over.
ALTER TABLE wage ADD COLUMN base_fen INTEGER CHECK (base_fen >= 0);

-- 应缴与实缴 of a month: what "levy_line" and "levy_allocation" come to, or as it was taken over.
ALTER TABLE contribution ADD COLUMN base_fen INTEGER CHECK (base_fen >= 0);
ALTER TABLE contribution ADD COLUMN last_day TEXT CHECK (last_day IS NULL OR date(last_day, '+0 days') IS last_day);    -- to pay without late fee
ALTER TABLE contribution ADD COLUMN is_estimate INTEGER NOT NULL DEFAULT 0 CHECK (is_estimate IN (0, 1));
ALTER TABLE contribution ADD COLUMN deferred_until TEXT CHECK (deferred_until IS NULL OR date(deferred_until, '+0 days') IS deferred_until);
CREATE INDEX contribution_month ON contribution (month, employer_id);
CREATE INDEX contribution_arrears ON contribution (employer_id, month) WHERE paid_fen < due_fen;

-- 已核定的申报: a declaration that passed review; of a month the live one counts. Its wages are in "wage".
CREATE TABLE declaration (
    sheet_id     INTEGER PRIMARY KEY REFERENCES sheet (id),
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    headcount    INTEGER NOT NULL CHECK (headcount >= 0),
    payroll_fen  INTEGER NOT NULL CHECK (payroll_fen >= 0),
    is_live      INTEGER NOT NULL DEFAULT 1 CHECK (is_live IN (0, 1)),
    at           TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX declaration_live ON declaration (month, employer_id) WHERE is_live = 1;
CREATE INDEX declaration_employer ON declaration (employer_id, month);

-- 生成应缴: what each fixing of a month brought.
CREATE TABLE levy_run (
    id           INTEGER PRIMARY KEY,
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    employers    INTEGER NOT NULL CHECK (employers >= 0),
    headcount    INTEGER NOT NULL CHECK (headcount >= 0),
    base_fen     INTEGER NOT NULL CHECK (base_fen >= 0),
    due_fen      INTEGER NOT NULL CHECK (due_fen >= 0),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX levy_run_month ON levy_run (month, id);
CREATE TRIGGER levy_run_no_update BEFORE UPDATE ON levy_run BEGIN SELECT RAISE(ABORT, 'a run stays on record'); END;
CREATE TRIGGER levy_run_no_delete BEFORE DELETE ON levy_run BEGIN SELECT RAISE(ABORT, 'a run stays on record'); END;

-- 应缴明细: what an employer owes for a month is the sum of its lines. A fixed line is reversed, never edited.
CREATE TABLE levy_line (
    id           INTEGER PRIMARY KEY,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    what         TEXT NOT NULL CHECK (what IN ('levy', 'estimate', 'supplement', 'refund', 'reversal', 'project')),
    headcount    INTEGER NOT NULL,    -- as it changes those of the month; negative in a reversal
    payroll_fen  INTEGER NOT NULL,
    base_fen     INTEGER NOT NULL,
    risk_class   INTEGER NOT NULL CHECK (risk_class BETWEEN 1 AND 8),
    step         INTEGER NOT NULL CHECK (step BETWEEN 1 AND 5),
    rate         TEXT NOT NULL,       -- a decimal share, frozen when the line was fixed
    amount_fen   INTEGER NOT NULL,    -- signed
    last_day     TEXT NOT NULL CHECK (date(last_day, '+0 days') IS last_day),
    run_id       INTEGER REFERENCES levy_run (id),
    sheet_id     INTEGER REFERENCES sheet (id),
    project_id   INTEGER REFERENCES project (id),
    reverses     INTEGER REFERENCES levy_line (id),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    CHECK ((what IN ('levy', 'estimate')) = (run_id IS NOT NULL)),
    CHECK ((what = 'reversal') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX levy_line_employer ON levy_line (employer_id, month, id);
CREATE INDEX levy_line_run ON levy_line (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX levy_line_sheet ON levy_line (sheet_id) WHERE sheet_id IS NOT NULL;
CREATE UNIQUE INDEX levy_line_reverses ON levy_line (reverses) WHERE reverses IS NOT NULL;
CREATE TRIGGER levy_line_no_update BEFORE UPDATE ON levy_line BEGIN SELECT RAISE(ABORT, 'what is levied is reversed, never edited'); END;
CREATE TRIGGER levy_line_no_delete BEFORE DELETE ON levy_line BEGIN SELECT RAISE(ABORT, 'what is levied is reversed, never deleted'); END;

-- 征缴到账: a payment of an employer as the collecting authority's file tells it.
CREATE TABLE levy_receipt (
    id           INTEGER PRIMARY KEY,
    number       TEXT NOT NULL UNIQUE CHECK (length(number) > 0),    -- of the tax voucher
    employer_id  INTEGER REFERENCES employer (id),                   -- NULL while nobody knows whose it is
    payer        TEXT NOT NULL,
    credit_code  TEXT NOT NULL,
    paid_on      TEXT NOT NULL CHECK (date(paid_on, '+0 days') IS paid_on),
    amount_fen   INTEGER NOT NULL CHECK (amount_fen > 0),
    told_month   INTEGER CHECK (told_month % 100 BETWEEN 1 AND 12 AND told_month BETWEEN 185001 AND 220012),
    source       INTEGER NOT NULL REFERENCES import_file (id),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX levy_receipt_employer ON levy_receipt (employer_id, paid_on) WHERE employer_id IS NOT NULL;
CREATE INDEX levy_receipt_unknown ON levy_receipt (paid_on) WHERE employer_id IS NULL;
CREATE TRIGGER levy_receipt_no_edit BEFORE UPDATE ON levy_receipt
WHEN old.employer_id IS NOT NULL OR new.employer_id IS NULL OR new.id <> old.id OR new.number <> old.number OR new.payer <> old.payer
    OR new.credit_code <> old.credit_code OR new.paid_on <> old.paid_on OR new.amount_fen <> old.amount_fen
    OR new.told_month IS NOT old.told_month BEGIN
    SELECT RAISE(ABORT, 'a receipt is matched once and never edited');
END;
CREATE TRIGGER levy_receipt_no_delete BEFORE DELETE ON levy_receipt BEGIN SELECT RAISE(ABORT, 'a receipt stays on record'); END;

-- What a receipt pays. Taken back by a line of the opposite sign; what is on no line is 多缴, a credit of the employer.
CREATE TABLE levy_allocation (
    id           INTEGER PRIMARY KEY,
    receipt_id   INTEGER NOT NULL REFERENCES levy_receipt (id),
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    what         TEXT NOT NULL CHECK (what IN ('premium', 'late_fee', 'paid_back')),
    amount_fen   INTEGER NOT NULL CHECK (amount_fen <> 0),
    sheet_id     INTEGER REFERENCES sheet (id),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX levy_allocation_receipt ON levy_allocation (receipt_id);
CREATE INDEX levy_allocation_employer ON levy_allocation (employer_id, month);
CREATE TRIGGER levy_allocation_no_update BEFORE UPDATE ON levy_allocation BEGIN SELECT RAISE(ABORT, 'an allocation is taken back by another, never edited'); END;
CREATE TRIGGER levy_allocation_no_delete BEFORE DELETE ON levy_allocation BEGIN SELECT RAISE(ABORT, 'an allocation is taken back by another, never deleted'); END;

-- 催缴通知、责令补缴、移送
CREATE TABLE levy_notice (
    id             INTEGER PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,
    employer_id    INTEGER NOT NULL REFERENCES employer (id),
    kind           TEXT NOT NULL CHECK (kind IN ('reminder', 'demand', 'enforcement')),
    from_month     INTEGER NOT NULL CHECK (from_month % 100 BETWEEN 1 AND 12 AND from_month BETWEEN 185001 AND 220012),
    until_month    INTEGER NOT NULL CHECK (until_month % 100 BETWEEN 1 AND 12 AND until_month >= from_month),
    months         INTEGER NOT NULL CHECK (months > 0),
    principal_fen  INTEGER NOT NULL CHECK (principal_fen > 0),
    late_fee_fen   INTEGER NOT NULL CHECK (late_fee_fen >= 0),
    as_of          TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of),
    pay_by         TEXT NOT NULL CHECK (date(pay_by, '+0 days') IS pay_by),
    document       TEXT NOT NULL,                -- as it was printed, JSON
    served_on      TEXT CHECK (served_on IS NULL OR date(served_on, '+0 days') IS served_on),
    served_by      TEXT NOT NULL DEFAULT '',     -- way and who took it
    operator_id    INTEGER NOT NULL REFERENCES operator (id),
    at             TEXT NOT NULL
) STRICT;
CREATE INDEX levy_notice_employer ON levy_notice (employer_id, id);
CREATE TRIGGER levy_notice_no_edit BEFORE UPDATE ON levy_notice
WHEN old.served_on IS NOT NULL OR new.served_on IS NULL OR new.id <> old.id OR new.number <> old.number
    OR new.employer_id <> old.employer_id OR new.kind <> old.kind OR new.principal_fen <> old.principal_fen
    OR new.late_fee_fen <> old.late_fee_fen OR new.document <> old.document BEGIN
    SELECT RAISE(ABORT, 'a notice is served once and never edited');
END;
CREATE TRIGGER levy_notice_no_delete BEFORE DELETE ON levy_notice BEGIN SELECT RAISE(ABORT, 'a notice stays on record'); END;

-- 疑点: what an inspector said of a finding; the findings themselves are worked out anew each time.
CREATE TABLE finding_mark (
    id           INTEGER PRIMARY KEY,
    rule         TEXT NOT NULL,
    employer_id  INTEGER NOT NULL REFERENCES employer (id),
    person_id    INTEGER REFERENCES person (id),
    month        INTEGER CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    mark         TEXT NOT NULL CHECK (mark IN ('explained', 'opened', 'reopened')),
    reason       TEXT NOT NULL,
    sheet_id     INTEGER REFERENCES sheet (id),    -- the inspection case it is looked at in
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX finding_mark_employer ON finding_mark (employer_id, rule, id);
CREATE TRIGGER finding_mark_no_update BEFORE UPDATE ON finding_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;
CREATE TRIGGER finding_mark_no_delete BEFORE DELETE ON finding_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;

-- 抽样: who was drawn, by a seed that anybody can draw again from.
CREATE TABLE sample (
    id           INTEGER PRIMARY KEY,
    what         TEXT NOT NULL CHECK (what IN ('employers', 'paid_sheets')),
    seed         TEXT NOT NULL CHECK (length(seed) > 0),
    period       TEXT NOT NULL,
    population   INTEGER NOT NULL CHECK (population >= 0),
    drawn        TEXT NOT NULL CHECK (json_type(drawn) IS 'array'),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE TRIGGER sample_no_update BEFORE UPDATE ON sample BEGIN SELECT RAISE(ABORT, 'a sample stays on record'); END;
CREATE TRIGGER sample_no_delete BEFORE DELETE ON sample BEGIN SELECT RAISE(ABORT, 'a sample stays on record'); END;

-- 测算方案: a what-if of the fund; of a name the newest row counts, one without assumptions says it was dropped.
CREATE TABLE scenario (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL CHECK (length(name) > 0),
    assumptions  TEXT CHECK (assumptions IS NULL OR json_type(assumptions) IS 'object'),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX scenario_name ON scenario (name, id);
CREATE TRIGGER scenario_no_update BEFORE UPDATE ON scenario BEGIN SELECT RAISE(ABORT, 'a scenario is saved anew, never edited'); END;
CREATE TRIGGER scenario_no_delete BEFORE DELETE ON scenario BEGIN SELECT RAISE(ABORT, 'a scenario is saved anew, never deleted'); END;

-- 报送的统计表: frozen as it was sent; a correction is a new edition.
CREATE TABLE statistics_return (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    period       TEXT NOT NULL,
    edition      INTEGER NOT NULL CHECK (edition > 0),
    document     TEXT NOT NULL CHECK (json_valid(document)),
    reason       TEXT NOT NULL,
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL,
    UNIQUE (name, period, edition)
) STRICT;
CREATE TRIGGER statistics_return_no_update BEFORE UPDATE ON statistics_return BEGIN SELECT RAISE(ABORT, 'a return is corrected by a new edition'); END;
CREATE TRIGGER statistics_return_no_delete BEFORE DELETE ON statistics_return BEGIN SELECT RAISE(ABORT, 'a return is corrected by a new edition'); END;
