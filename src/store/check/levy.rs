//! Whether what employers owe and paid is what its lines and payments come to.

use super::{FINDINGS_MAX, Finding};
use crate::store::error::During;
use crate::store::sql::{money, month};
use crate::store::{Store, StoreError};

impl Store {
    /// What does not fit together about premiums.
    pub(super) fn levy_findings(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.levied()?;
        findings.extend(self.levy_paid()?);
        findings.extend(self.receipts_spread()?);
        Ok(findings)
    }

    /// A month that was fixed here owes what its lines come to, and has the heads they say. One that was taken over has an
    /// opening besides.
    fn levied(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str =
            "WITH l AS (SELECT employer_id, month, sum(amount_fen) AS fen, sum(what IN ('levy', 'estimate')) AS roots
                FROM levy_line GROUP BY employer_id, month)
            SELECT e.name, l.month, coalesce(c.due_fen, 0), l.fen FROM l JOIN employer AS e ON e.id = l.employer_id
            LEFT JOIN contribution AS c ON c.employer_id = l.employer_id AND c.month = l.month
            WHERE CASE WHEN l.roots > 0 THEN coalesce(c.due_fen, 0) <> l.fen ELSE coalesce(c.due_fen, 0) < l.fen END
            ORDER BY l.employer_id, l.month";
        let mut statement = self.connection().prepare(SQL).during("check levy")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::Levied { employer: r.get(0)?, month: month(r, 1)?, kept: money(r, 2)?, lines: money(r, 3)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check levy")
    }

    /// A month that was fixed here is paid by its payments alone; one that was taken over by no less than they.
    fn levy_paid(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH a AS (SELECT employer_id, month, sum(amount_fen) AS fen FROM levy_allocation
                WHERE what = 'premium' GROUP BY employer_id, month),
            c AS (SELECT c.employer_id, c.month, c.paid_fen, coalesce(a.fen, 0) AS fen, EXISTS (SELECT 1 FROM levy_line AS l
                WHERE l.employer_id = c.employer_id AND l.month = c.month AND l.what IN ('levy', 'estimate')) AS fixed
                FROM contribution AS c LEFT JOIN a ON a.employer_id = c.employer_id AND a.month = c.month
                UNION ALL SELECT a.employer_id, a.month, 0, a.fen, 1 FROM a WHERE a.fen <> 0 AND NOT EXISTS (SELECT 1
                FROM contribution AS c WHERE c.employer_id = a.employer_id AND c.month = a.month))
            SELECT e.name, c.month, c.paid_fen, c.fen FROM c JOIN employer AS e ON e.id = c.employer_id
            WHERE CASE WHEN c.fixed THEN c.paid_fen <> c.fen ELSE c.paid_fen < c.fen OR c.fen < 0 END
            ORDER BY c.employer_id, c.month";
        let mut statement = self.connection().prepare(SQL).during("check payments of premiums")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::LevyPaid { employer: r.get(0)?, month: month(r, 1)?, kept: money(r, 2)?, payments: money(r, 3)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check payments of premiums")
    }

    /// No payment pays more than came in, nor less than nothing of anything, nor for an employer whose duty its own does not carry on.
    fn receipts_spread(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH p AS (SELECT receipt_id, employer_id, sum(amount_fen) AS fen FROM levy_allocation
                GROUP BY receipt_id, employer_id, month, what)
            SELECT r.number, r.amount_fen, sum(p.fen) FROM levy_receipt AS r JOIN p ON p.receipt_id = r.id GROUP BY r.id
            HAVING sum(p.fen) > r.amount_fen OR min(p.fen) < 0 OR sum(p.employer_id IS NOT r.employer_id AND NOT EXISTS (WITH RECURSIVE c (id) AS
                (SELECT r.employer_id UNION SELECT e.id FROM employer AS e JOIN c ON e.successor_id = c.id)
                SELECT 1 FROM c WHERE c.id = p.employer_id)) > 0 ORDER BY r.id";
        let mut statement = self.connection().prepare(SQL).during("check receipts")?;
        let rows = statement
            .query_map([], |r| Ok(Finding::ReceiptSpread { number: r.get(0)?, amount: money(r, 1)?, spread: money(r, 2)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check receipts")
    }
}
