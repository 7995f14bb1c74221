//! The screen of payments, at the smallest size and at a large one, in both languages.

use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::sheet::{file, recognised_case, reimbursement, step};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = |login: &str| Window::open(&office, login, Look { lang, ..PLAIN }, size);
    screen_shot("payments-owed-none", size, lang, &open("desk").press("<F3>0").screen());
    for nth in 0..3_u32 {
        let number = file(&office, &reimbursement(&recognised_case(&office, i64::from(nth)), nth + 1));
        step(&office, "review", &number, Step::Pass).expect("a review");
        step(&office, "approve", &number, Step::Approve).expect("an approval");
    }
    screen_shot("payments-owed", size, lang, &open("desk").press("<F3>0  ").screen());
    screen_shot("payments-build", size, lang, &open("desk").press("<F3>0 b").screen());
}

mod drawn {
    super::in_all_windows!(super::shots);
}
