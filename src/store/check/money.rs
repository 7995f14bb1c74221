//! Whether sheets, what is owed, payment lists and the books agree.

use super::{FINDINGS_MAX, Finding};
use crate::store::error::During;
use crate::store::sql::money;
use crate::store::{Store, StoreError};

impl Store {
    /// What does not fit together about money.
    pub(super) fn money_findings(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.sheet_states()?;
        findings.extend(self.two_hands()?);
        findings.extend(self.payable_states()?);
        findings.extend(self.lines_in_the_books()?);
        findings.extend(self.recovery_sums()?);
        findings.extend(self.set_offs()?);
        Ok(findings)
    }

    fn sheet_states(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "SELECT s.number, s.state, t.to_state FROM sheet AS s
            JOIN sheet_step AS t ON t.id = (SELECT max(id) FROM sheet_step WHERE sheet_id = s.id)
            WHERE t.to_state <> s.state ORDER BY s.id";
        let mut statement = self.connection().prepare(SQL).during("check sheets")?;
        let rows = statement.query_map([], |r| Ok(Finding::SheetState { number: r.get(0)?, kept: r.get(1)?, steps: r.get(2)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check sheets")
    }

    /// Somebody with two hands in a sheet that holds.
    fn two_hands(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "SELECT s.number, o.name FROM sheet AS s JOIN sheet_step AS t ON t.sheet_id = s.id
            JOIN operator AS o ON o.id = t.operator_id
            WHERE s.state IN ('approved', 'sent', 'paid') AND t.hand IS NOT NULL
            GROUP BY s.id, o.id HAVING count(DISTINCT t.hand) > 1 ORDER BY s.id";
        let mut statement = self.connection().prepare(SQL).during("check hands")?;
        let rows = statement.query_map([], |r| Ok(Finding::TwoHands { number: r.get(0)?, operator: r.get(1)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check hands")
    }

    /// What is listed stands on one list that is not settled, what is paid on one that is, and nothing else on any.
    fn payable_states(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "SELECT y.id, y.state, coalesce(group_concat(l.state), '') FROM payable AS y
            LEFT JOIN payment_line AS l ON l.payable_id = y.id AND l.state IN ('pending', 'paid')
            GROUP BY y.id
            HAVING coalesce(group_concat(l.state), '')
                <> CASE y.state WHEN 'listed' THEN 'pending' WHEN 'paid' THEN 'paid' ELSE '' END ORDER BY y.id";
        let mut statement = self.connection().prepare(SQL).during("check payables")?;
        let rows = statement.query_map([], |r| Ok(Finding::PayableState { id: r.get(0)?, kept: r.get(1)?, lines: r.get(2)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check payables")
    }

    /// What a line took out of the expenditure account: all of it but what was set off if it is paid, nothing else.
    fn lines_in_the_books(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH b AS (SELECT line_id, sum(CASE WHEN credit = 'bank_expense' THEN amount_fen
                WHEN debit = 'bank_expense' THEN -amount_fen ELSE 0 END) AS fen
                FROM ledger_entry WHERE line_id IS NOT NULL GROUP BY line_id)
            SELECT s.number, l.nth, CASE l.state WHEN 'paid' THEN l.amount_fen - l.deducted_fen ELSE 0 END, coalesce(b.fen, 0)
            FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id LEFT JOIN b ON b.line_id = l.id
            WHERE coalesce(b.fen, 0) <> CASE l.state WHEN 'paid' THEN l.amount_fen - l.deducted_fen ELSE 0 END ORDER BY l.id";
        let mut statement = self.connection().prepare(SQL).during("check payments")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::LineInBooks { list: r.get(0)?, line: r.get(1)?, paid: money(r, 2)?, booked: money(r, 3)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check payments")
    }

    /// A recovery that is paid came back whole, one that is approved not yet, and of others nothing did.
    fn recovery_sums(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH r AS (SELECT s.id, s.number, s.state, s.amount_fen,
                coalesce((SELECT sum(amount_fen) FROM recovery_part WHERE sheet_id = s.id), 0) AS back
                FROM sheet AS s WHERE s.kind = 'recovery')
            SELECT number, amount_fen, back FROM r
            WHERE NOT CASE state WHEN 'paid' THEN back = amount_fen WHEN 'approved' THEN back >= 0 AND back < amount_fen
                ELSE back = 0 END ORDER BY id";
        let mut statement = self.connection().prepare(SQL).during("check recoveries")?;
        let rows =
            statement.query_map([], |r| Ok(Finding::RecoverySum { number: r.get(0)?, amount: money(r, 1)?, back: money(r, 2)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check recoveries")
    }

    /// What a line kept back was set off once it was paid; what the bank returned later stays set off.
    fn set_offs(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH p AS (SELECT line_id, sum(amount_fen) AS fen FROM recovery_part WHERE line_id IS NOT NULL
                GROUP BY line_id)
            SELECT s.number, l.nth, l.deducted_fen, coalesce(p.fen, 0) FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id
            LEFT JOIN p ON p.line_id = l.id
            WHERE CASE WHEN l.state IN ('paid', 'returned') THEN coalesce(p.fen, 0) <> l.deducted_fen
                AND NOT (p.fen IS NULL AND EXISTS (SELECT 1 FROM payment_line AS o
                    WHERE o.payable_id = l.payable_id AND o.id < l.id AND o.state = 'returned'))
                ELSE p.fen IS NOT NULL END ORDER BY l.id";
        let mut statement = self.connection().prepare(SQL).during("check set-offs")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::SetOffSum { list: r.get(0)?, line: r.get(1)?, kept: money(r, 2)?, set_off: money(r, 3)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check set-offs")
    }
}
