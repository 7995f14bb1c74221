//! What comes back of a recovery, or is given up, as a posting (agency rules 3.4, P6, P6a, P13).

use chrono::Datelike;

use super::read::{ANNEXES_MAX, Deed, Posting, above_zero, chosen};
use crate::desk::estimate::{Fields, Reader};
use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::employer::parse_count;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::posting::{Template, What};
use crate::domain::problem::Problem;
use crate::domain::recovery::{RecoveryProblem, Way, comes_back_to, written_off};
use crate::domain::sheet::state::State;
use crate::domain::shorthand::{parse_date_short, parse_money_short};

impl Desk {
    /// Reads `recovery`, `date`, `amount`, `document` (of a write-off the finance bureau's), `fund_account`, `annexes`, `memo`.
    pub(super) fn repayment(&self, template: &'static Template, fields: &Fields, but: Option<i64>) -> Result<Posting, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let number = r.need("recovery", |t| Ok(t.to_owned()));
        let day = r.maybe("date", |t| parse_date_short(t, today));
        let amount = r.need("amount", |t| parse_money_short(t).and_then(above_zero));
        let account = r.maybe("fund_account", |t| chosen(template, t));
        let document = r.need("document", |t| parse_line(t, DOCUMENT_MAX));
        let annexes = r.maybe("annexes", |t| parse_count(t, 0, ANNEXES_MAX)).unwrap_or(0);
        let memo = r.maybe("memo", |t| parse_line(t, LINE_MAX)).unwrap_or_default();
        let read = number.zip(amount).zip(document);
        let ((number, amount), document) = r.finish(read).map_err(Refusal::Problems)?;
        let day = self.book_day(day)?;
        let recovery = self.recovery_numbered(&number)?;
        let recovery = recovery.ok_or_else(|| Refusal::Problems(vec![("recovery", Problem::NoSuchDocument)]))?;
        let refuse = |field, problem| Refusal::Problems(vec![(field, Problem::Recovery(problem))]);
        if recovery.state != State::Approved {
            return Err(refuse("recovery", RecoveryProblem::NotOpen { state: recovery.state }));
        }
        let (left, spoken_for) = (recovery.left(), self.spoken_for(&recovery, but)?);
        if amount + spoken_for > left {
            return Err(refuse("amount", RecoveryProblem::AboveLeft { left, spoken_for }));
        }
        let (way, sides) = match template.what {
            What::WriteOff => (Way::WriteOff, written_off(recovery.cause, recovery.item)),
            _ => {
                let (id, credit) = comes_back_to(recovery.cause, recovery.item, recovery.year, day.year());
                if id != template.id {
                    let value = format!("{} {}", recovery.number, day.year());
                    return Err(Refusal::Problems(vec![("template", Problem::DoesNotGoWith { field: "recovery", value })]));
                }
                let debit = account.or(template.debit.first().copied());
                (Way::Bank, debit.map(|debit| (debit, credit)))
            }
        };
        if let Some((debit, credit)) = sides {
            self.check_holdings([(debit, credit, amount)])?;
        }
        let mut written = Fields::default()
            .with("template", template.id)
            .with("recovery", recovery.number.as_str())
            .with("date", day.to_string())
            .with("amount", amount.plain())
            .with("document", document)
            .with("annexes", annexes.to_string())
            .with("memo", memo.as_str());
        if let (true, Some((debit, _))) = (way == Way::Bank, sides) {
            written.set("fund_account", debit);
        }
        let memo = if memo.is_empty() { recovery.number.clone() } else { format!("{} {memo}", recovery.number) };
        let deed = Deed::Recovered { day, recovery: Box::new(recovery), way, sides };
        Ok(Posting { template, deed, memo, annexes, amount, fields: written })
    }
}
