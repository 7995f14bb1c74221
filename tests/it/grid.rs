//! The grid of a form alone: typed, copied from above, pasted from a spreadsheet; what is wrong is marked at its cell.

use chrono::NaiveDate;
use gsbx::domain::codes::{CodeList, code_list};
use gsbx::domain::problem::Problem;
use gsbx::text::Lang;
use gsbx::text::catalog::Msg;
use gsbx::tui::form::{Column, Did, FieldSpec, Form, Kind, column, grid, text};
use gsbx::tui::keys::{self, Scope};

use crate::support::shots::screen_shot;
use crate::support::window::{PLAIN, drawn, keys_of};

const COLUMNS: &[Column] = &[
    column("number", Msg::LabelDocument, Kind::Text { max: 20 }, (12, 20)),
    column("issued_on", Msg::ColTime, Kind::Date, (10, 10)),
    column("category", Msg::ColField, Kind::Code, (10, 14)),
    column("amount", Msg::FieldWage, Kind::Money, (12, 12)),
    column("note", Msg::LabelNote, Kind::Text { max: 6 }, (6, 6)),
];

const FIELDS: &[FieldSpec] =
    &[text("place", Msg::LabelDocument, 12), grid("receipts", Msg::ColDocument, COLUMNS, 6), text("end", Msg::LabelNote, 12)];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 4).expect("a day")
}

fn classes() -> CodeList {
    code_list([("bed", "床位费", "bed"), ("drug", "西药费", "drugs"), ("check", "检查费", "examination")])
}

struct Alone {
    form: Form,
}

impl Alone {
    /// In the first cell of an empty grid.
    fn new() -> Alone {
        let mut form = Form::new(FIELDS).with_column_list("receipts", "category", classes());
        form.go_to("receipts");
        Alone { form }
    }

    fn press(&mut self, keys: &str) -> &mut Alone {
        for key in keys_of(keys) {
            match keys::find(&[Scope::Entry], &key) {
                Some(action) => _ = self.form.act(action, today()),
                None => _ = self.form.key(key),
            }
        }
        self
    }

    fn value(&self) -> String {
        self.form.fields().get("receipts").to_owned()
    }

    fn screen(&self) -> String {
        drawn((80, 20), |frame| self.form.draw_alone(frame, PLAIN))
    }
}

fn in_line(line: usize, column: &'static str, problem: Problem) -> (&'static str, Problem) {
    ("receipts", Problem::InLine { line, column, problem: Box::new(problem) })
}

#[test]
fn rows_are_typed_cell_by_cell_and_the_last_cell_begins_a_new_one() {
    let mut form = Alone::new();
    form.press("100<Enter>1220<Enter>cw<Enter>1,200<Enter>x<Enter>101<Enter>t<Enter>3<Tab>0.5<Enter><Enter>");
    assert_eq!(form.value(), "100\t2021-12-20\tbed\t1200.00\tx\n101\t2022-01-04\tcheck\t0.50\t");
    assert_eq!(form.form.at_field(), "receipts");
    let text = form.screen();
    assert!(text.contains("合计 2") && text.contains("1,200.50") && text.contains("床位费"), "{text}");
    assert_eq!(form.press("<Enter><Enter>").form.at_field(), "end", "an empty last row leads out");
    assert_eq!(form.press("<S-Tab><S-Tab>").form.at_field(), "receipts");
    assert_eq!(form.press("<Up>").form.at_field(), "place");
    assert_eq!(form.value().lines().count(), 2);
}

#[test]
fn a_cell_is_typed_over_and_the_one_above_is_copied_by_one_key() {
    let mut form = Alone::new();
    form.press("100<Enter>1220<Enter>cw<Enter>7<C-n>101<Enter><F4><Enter><C-v><Enter><F4>");
    assert_eq!(form.value(), "100\t2021-12-20\tbed\t7.00\t\n101\t2021-12-20\tbed\t7.00\t");
    form.press("<Up>8<Down><BS>");
    assert_eq!(form.value(), "100\t2021-12-20\tbed\t8.00\t\n101\t2021-12-20\tbed\t7.0\t");
    let mut first = Alone::new();
    assert_eq!(first.form.act(gsbx::tui::keys::Action::LastValue, today()), Did::Nothing, "nothing is above");
}

#[test]
fn a_row_is_deleted_and_the_last_one_leaves_an_empty_grid() {
    let mut form = Alone::new();
    form.press("1<C-n>2<C-n>3<Up><C-d>");
    assert_eq!(form.value(), "1\t\t\t\t\n3\t\t\t\t");
    assert_eq!(form.press("<C-d><C-d><C-d>").value(), "");
    assert_eq!(form.press("9").value(), "9\t\t\t\t");
}

#[test]
fn a_block_of_a_spreadsheet_goes_into_the_cells_from_here_on() {
    for end in ["\n", "\r\n", "\r"] {
        let mut form = Alone::new();
        form.press("1<Enter>");
        form.form.paste(&["20211220\t床位\t１，２００\t自费", "-1\txyf\t3\u{1b}[31m\t一二三四五六七\t多出来的", ""].join(end));
        form.press("<Enter>");
        assert_eq!(form.value(), "1\t2021-12-20\tbed\t1200.00\t自费\n\t2022-01-03\tdrug\t3[31m\t一二三四五六", "{end:?}");
    }
    let mut form = Alone::new();
    form.form.paste(&"1\t2\n".repeat(2_500));
    assert_eq!(form.value().lines().count(), 2_000);
    assert!(form.screen().contains("! "), "{}", form.screen());
}

/// A draft holds the text, and what is filled in from it is the same again.
#[test]
fn what_a_draft_kept_is_filled_in_again() {
    let mut form = Alone::new();
    form.press("<Enter>1220<Enter>cw<C-n>2");
    let kept = form.form.all_fields();
    let mut again = Alone::new();
    again.form.resume(&kept, "receipts");
    assert_eq!(again.value(), form.value());
}

#[test]
fn problems_are_marked_at_their_cell_and_told_there() {
    let mut form = Alone::new();
    form.form.set_problems(vec![
        in_line(1, "amount", Problem::Zero),
        in_line(2, "number", Problem::Empty),
        in_line(2, "category", Problem::UnknownCode),
    ]);
    form.form.set_warnings(vec![in_line(1, "issued_on", Problem::Future)]);
    assert!(!form.screen().contains('!'), "nothing is wrong before one was there");
    form.press("1<Enter>1220<Enter>cw<Enter>0");
    assert!(!form.screen().contains("不能为零"), "nor with what is being typed: {}", form.screen());
    let text = form.press("<Enter>").screen();
    assert!(text.contains("!        0.00") && text.contains("?2021-12-20"), "{text}");
    let text = form.press("<Enter>2<Enter>0101").screen();
    assert!(!text.contains("不能为空"), "the rest of the row is still to come: {text}");
    form.form.try_save(today());
    let text = form.screen();
    assert!(text.contains("第 2 行"), "{text}");
    let text = form.press("<F7>").screen();
    assert!(text.lines().any(|l| l.starts_with("! ") && !l.contains('行')), "the cell's own problem is told: {text}");
    let cells: Vec<String> = (0..4).map(|_| form.press("<F7>x").value()).collect();
    assert_ne!(cells[0], cells[3], "each problem is gone to");
}

/// A burst of keys ends as slow typing does, whatever is drawn in between.
#[test]
fn drawing_changes_nothing() {
    let keys = "100<Enter>1220<Enter>c<Down><Enter>7<Enter><Enter><F4>x<Up><Down><Tab><C-n>9<S-Tab><C-d>8";
    let mut burst = Alone::new();
    burst.press(keys);
    let mut slow = Alone::new();
    for key in keys_of(keys) {
        match keys::find(&[Scope::Entry], &key) {
            Some(action) => _ = slow.form.act(action, today()),
            None => _ = slow.form.key(key),
        }
        slow.screen();
    }
    assert_eq!(burst.value(), slow.value());
}

#[test]
fn a_grid_is_drawn() {
    for (lang, size) in [(Lang::Zh, (80, 20)), (Lang::En, (80, 20)), (Lang::Zh, (140, 30)), (Lang::En, (140, 30))] {
        let mut alone = Alone::new();
        for n in 0..6 {
            alone.press(&format!("2443200000000000{n}<Enter>1220<Enter>cw<Enter>120{n}.5<Enter>单间<Enter>"));
        }
        alone.press("7<Enter>1220<Enter>x");
        alone.form.set_problems(vec![in_line(5, "amount", Problem::TooLarge), in_line(6, "", Problem::Empty)]);
        let look = gsbx::tui::look::Look { lang, ..PLAIN };
        let screen = drawn(size, |frame| alone.form.draw_alone(frame, look));
        screen_shot("form-grid", size, lang, &screen);
    }
}
