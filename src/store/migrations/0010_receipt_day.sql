-- Receipts like one that is entered are looked for by their day and amount.
CREATE INDEX receipt_day ON receipt (issued_on, amount_fen) WHERE is_live = 1;
