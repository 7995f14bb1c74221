//! What stands beside the form: what the bill comes to, what is wrong with it, whose it is, and how each amount was made.

use super::form::BillForm;
use crate::desk::reimburse::BillLook;
use crate::report::sheets::explained;
use crate::text::{benefits, reimburse};
use crate::tui::look::{Look, Part};
use crate::tui::widgets::wrap::wrap;

/// The rows of the panel at a width.
pub(super) fn rows(bill: &BillForm, look: Look, room: u16) -> Vec<(Part, String)> {
    let mut lines = Vec::new();
    if let Some(looked) = &bill.looked {
        lines.push((Part::Title, reimburse::payable(looked, look.lang)));
        lines.push((Part::Plain, reimburse::counted(looked, look.lang)));
    }
    lines.extend(bill.form.told_problems(look));
    if let Some(looked) = &bill.looked {
        lines.extend(looked.injured.iter().map(|(name, on)| (Part::Plain, reimburse::injured(name, *on, look.lang))));
        lines.extend(items(looked, look));
    }
    let wrapped = |(part, text): (Part, String)| wrap(&text, room).into_iter().map(move |row| (part, row));
    lines.into_iter().flat_map(wrapped).collect()
}

fn items(looked: &BillLook, look: Look) -> Vec<(Part, String)> {
    let lang = look.lang;
    let told = |item: &crate::desk::reimburse::BillItem| {
        let title = format!("{} {} {}", benefits::item(item.kind, lang), item.amount, benefits::payer(item.payer, lang));
        let steps = explained(&item.explanation, lang).into_iter().map(|line| (Part::Quiet, format!("  {line}")));
        std::iter::once((Part::Accent, title)).chain(steps).collect::<Vec<_>>()
    };
    looked.items.iter().flat_map(told).collect()
}
