-- Printed sheets about money (报销单, 核定表, 支付花名册): as they were worded, and each printing. Nothing is ever edited.
CREATE TABLE sheet_paper (
    id         INTEGER PRIMARY KEY,
    sheet_id   INTEGER NOT NULL REFERENCES sheet (id),
    edition    INTEGER NOT NULL CHECK (edition > 0),         -- a new one whenever the sheet has moved on
    number     TEXT NOT NULL UNIQUE,
    document   TEXT NOT NULL CHECK (json_valid(document)),   -- its blocks, as they were worded
    code       TEXT NOT NULL UNIQUE,
    issued_by  INTEGER NOT NULL REFERENCES operator (id),
    issued_at  TEXT NOT NULL,
    UNIQUE (sheet_id, edition)
) STRICT;
CREATE TRIGGER sheet_paper_no_update BEFORE UPDATE ON sheet_paper BEGIN SELECT RAISE(ABORT, 'a paper is kept as it was issued'); END;
CREATE TRIGGER sheet_paper_no_delete BEFORE DELETE ON sheet_paper BEGIN SELECT RAISE(ABORT, 'a paper is kept as it was issued'); END;

CREATE TABLE sheet_print (
    paper_id    INTEGER NOT NULL REFERENCES sheet_paper (id),
    nth         INTEGER NOT NULL CHECK (nth >= 0),           -- 0 is the original, the others are copies
    way         TEXT NOT NULL CHECK (way IN ('file', 'printer', 'terminal', 'text', 'xlsx')),
    printed_by  INTEGER NOT NULL REFERENCES operator (id),
    printed_at  TEXT NOT NULL,
    PRIMARY KEY (paper_id, nth)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sheet_print_no_update BEFORE UPDATE ON sheet_print BEGIN SELECT RAISE(ABORT, 'a printing stays on record'); END;
CREATE TRIGGER sheet_print_no_delete BEFORE DELETE ON sheet_print BEGIN SELECT RAISE(ABORT, 'a printing stays on record'); END;
