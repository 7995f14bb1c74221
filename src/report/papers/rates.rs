//! From a sheet of rates to its printed form, and to the notice of one employer (agency rules 6.3).

use super::document::{Block, Document};
use crate::desk::rates::{NoticePress, RateLine, RateNotice};
use crate::desk::sheets::SheetView;
use crate::report::rates::sheet_sums;
use crate::text::Lang;
use crate::text::papers::rates as say;
use crate::text::papers::sheet::SEAL;
use crate::text::rates as words;

/// The press of notices.
pub const NOTICE_PRESS: NoticePress = NoticePress { word: notice, set: super::set };

fn notice(notice: &RateNotice) -> String {
    let mut blocks = vec![Block::Line(say::to(notice)), Block::Text(say::decision(notice)), Block::Facts(say::inputs(notice))];
    blocks.extend(say::note(&notice.line.reasons).map(|text| Block::Text(text.to_owned())));
    blocks.push(Block::Text(say::REMEDY.to_owned()));
    let document = Document {
        office: notice.office.clone(),
        title: say::NOTICE_TITLE.to_owned(),
        number_line: say::number_line(notice),
        blocks,
        signatures: Vec::new(),
        seal: SEAL.to_owned(),
        notes: Vec::new(),
    };
    // Plain strings always become JSON.
    serde_json::to_string(&document).unwrap_or_default()
}

/// What a sheet of rates says: scope, period, sums, and every employer.
pub(super) fn blocks(sheet: &SheetView) -> Vec<Block> {
    let all = RateLine::all(sheet.fields.get("lines"));
    let [scope, period, from, sums] = say::FACTS.map(str::to_owned);
    let text = |id: &str| sheet.fields.get(id).to_owned();
    let told = words::value("scope", sheet.fields.get("scope"), Lang::Zh).unwrap_or_default().to_owned();
    let mut facts = vec![(scope, told), (period, text("period")), (from, text("from"))];
    facts.extend(words::sums(&sheet_sums(&all), Lang::Zh).into_iter().map(|line| (sums.clone(), line)));
    for id in ["rate_cause", "reason", "document", "objects_to", "reconsideration"] {
        let (name, value) = (crate::text::problems::field(id, Lang::Zh), text(id));
        if !value.is_empty() {
            facts.push((name, words::value(id, &value, Lang::Zh).map_or(value, str::to_owned)));
        }
    }
    let rows = all.iter().map(|l| words::line(l, Lang::Zh)).collect();
    vec![Block::Facts(facts), Block::Table { columns: say::COLUMNS.map(str::to_owned).to_vec(), rows }]
}
