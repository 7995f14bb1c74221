//! Whether the file is whole: SQLite's own checks, that the ledger adds up, that cases and sheets stand where their steps
//! led, that payments and books agree, and the chain of the audit trail.

mod levy;
mod money;

use super::error::During;
use super::sql::money;
use super::{Store, StoreError};
use crate::domain::audit::Break;
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// Something that is wrong with an office's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's integrity check, in its own words.
    Integrity(String),
    /// A row that refers to one that is not there.
    ForeignKey { table: String, row: i64, parent: String },
    /// The sums of an account and month differ from its entries.
    AccountSum { account: String, month: i64, kept: Money, entries: Money },
    /// All debits and all credits differ.
    Unbalanced { debit: Money, credit: Money },
    /// A case is in another state than its last effective step led to.
    CaseState { number: String, kept: String, steps: String },
    /// A sheet is in another state than its last step led to.
    SheetState { number: String, kept: String, steps: String },
    /// Somebody has two hands in a sheet that holds.
    TwoHands { number: String, operator: String },
    /// What is owed is in another state than its lines on payment lists (`pending`, `paid`, or none) say.
    PayableState { id: i64, kept: String, lines: String },
    /// The books differ from what a line of a payment list paid.
    LineInBooks { list: String, line: i64, paid: Money, booked: Money },
    /// What came back of a recovery does not fit what it is about or how it stands.
    RecoverySum { number: String, amount: Money, back: Money },
    /// What a paid line kept back is not what was set off by it.
    SetOffSum { list: String, line: i64, kept: Money, set_off: Money },
    /// A month of an employer owes something else than its lines come to.
    Levied { employer: String, month: Month, kept: Money, lines: Money },
    /// What is paid of a month is not what payments pay of it.
    LevyPaid { employer: String, month: Month, kept: Money, payments: Money },
    /// A payment of premiums pays more than came in, or for another.
    ReceiptSpread { number: String, amount: Money, spread: Money },
    /// The audit trail was tampered with.
    Audit(Break),
}

/// Findings reported at most: the first tell what happened.
const FINDINGS_MAX: usize = 100;

impl Store {
    /// # Errors
    /// Those of any read; what is wrong with the data is answered, not an error.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.integrity()?;
        findings.extend(self.foreign_keys()?);
        findings.extend(self.account_sums()?);
        findings.extend(self.balance()?);
        findings.extend(self.case_states()?);
        findings.extend(self.money_findings()?);
        findings.extend(self.levy_findings()?);
        findings.truncate(FINDINGS_MAX);
        findings.extend(self.first_break()?.map(Finding::Audit));
        Ok(findings)
    }

    fn integrity(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.connection().prepare("PRAGMA integrity_check(100)").during("check integrity")?;
        let lines: Vec<String> = statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).during("check integrity")?;
        Ok(lines.into_iter().filter(|l| l != "ok").map(Finding::Integrity).collect())
    }

    fn foreign_keys(&self) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.connection().prepare("PRAGMA foreign_key_check").during("check references")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::ForeignKey { table: r.get(0)?, row: r.get::<_, Option<i64>>(1)?.unwrap_or_default(), parent: r.get(2)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check references")
    }

    fn account_sums(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "WITH e AS (
                SELECT debit AS account, substr(posted_on, 1, 4) * 100 + substr(posted_on, 6, 2) + is_closing AS month, amount_fen AS fen
                FROM ledger_entry
                UNION ALL
                SELECT credit, substr(posted_on, 1, 4) * 100 + substr(posted_on, 6, 2) + is_closing, -amount_fen FROM ledger_entry),
            s AS (SELECT account, month, sum(fen) AS fen FROM e GROUP BY account, month)
            SELECT m.account, m.month, m.debit_fen - m.credit_fen, coalesce(s.fen, 0)
            FROM account_month AS m LEFT JOIN s ON s.account = m.account AND s.month = m.month
            WHERE m.debit_fen - m.credit_fen IS NOT coalesce(s.fen, 0)
            UNION ALL
            SELECT s.account, s.month, 0, s.fen FROM s WHERE NOT EXISTS (
                SELECT 1 FROM account_month AS m WHERE m.account = s.account AND m.month = s.month)";
        let mut statement = self.connection().prepare(SQL).during("check sums")?;
        let rows = statement.query_map([], |r| {
            Ok(Finding::AccountSum { account: r.get(0)?, month: r.get(1)?, kept: money(r, 2)?, entries: money(r, 3)? })
        });
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check sums")
    }

    fn balance(&self) -> Result<Option<Finding>, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(debit_fen), 0), coalesce(sum(credit_fen), 0) FROM account_month";
        let (debit, credit) =
            self.connection().query_row(SQL, [], |r| Ok((money(r, 0)?, money(r, 1)?))).during("check balance")?;
        Ok((debit != credit).then_some(Finding::Unbalanced { debit, credit }))
    }

    fn case_states(&self) -> Result<Vec<Finding>, StoreError> {
        const SQL: &str = "SELECT c.number, c.state, s.to_state FROM injury_case AS c
            JOIN case_step AS s ON s.id = (SELECT max(id) FROM case_step
                WHERE case_id = c.id AND (is_checked = 0 OR settled = 'pass'))
            WHERE s.to_state <> c.state ORDER BY c.id";
        let mut statement = self.connection().prepare(SQL).during("check cases")?;
        let rows = statement.query_map([], |r| Ok(Finding::CaseState { number: r.get(0)?, kept: r.get(1)?, steps: r.get(2)? }));
        rows.and_then(|r| r.take(FINDINGS_MAX).collect()).during("check cases")
    }
}
