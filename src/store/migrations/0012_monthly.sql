-- 月度发放: what each run of a month brought, and reminders of a certification.

CREATE TABLE monthly_run (
    id           INTEGER PRIMARY KEY,
    month        INTEGER NOT NULL CHECK (month % 100 BETWEEN 1 AND 12 AND month BETWEEN 185001 AND 220012),
    payables     INTEGER NOT NULL CHECK (payables >= 0),    -- what it added
    amount_fen   INTEGER NOT NULL CHECK (amount_fen >= 0),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX monthly_run_month ON monthly_run (month, id);
CREATE TRIGGER monthly_run_no_update BEFORE UPDATE ON monthly_run BEGIN SELECT RAISE(ABORT, 'a run stays on record'); END;
CREATE TRIGGER monthly_run_no_delete BEFORE DELETE ON monthly_run BEGIN SELECT RAISE(ABORT, 'a run stays on record'); END;

CREATE TABLE certification_reminder (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    reminded_on  TEXT NOT NULL CHECK (date(reminded_on, '+0 days') IS reminded_on),
    operator_id  INTEGER NOT NULL REFERENCES operator (id),
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX certification_reminder_person ON certification_reminder (person_id, reminded_on);
CREATE TRIGGER certification_reminder_no_update BEFORE UPDATE ON certification_reminder BEGIN SELECT RAISE(ABORT, 'a reminder stays on record'); END;
CREATE TRIGGER certification_reminder_no_delete BEFORE DELETE ON certification_reminder BEGIN SELECT RAISE(ABORT, 'a reminder stays on record'); END;
