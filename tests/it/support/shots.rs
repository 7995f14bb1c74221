//! Snapshots of what was drawn or worded, all in one folder under the names the tests give.

use gsbx::text::Lang;

/// Compares with the snapshot of this name.
pub fn shot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
        insta::assert_snapshot!(name, text);
    });
}

/// The same for a window of a size and language.
pub fn screen_shot(screen: &str, size: (u16, u16), lang: Lang, text: &str) {
    let language = if lang == Lang::Zh { "zh" } else { "en" };
    shot(&format!("{screen}@{}x{}-{language}", size.0, size.1), text);
}

/// A test for each size and language, so that they run side by side.
macro_rules! in_all_windows {
    ($shots:path) => {
        #[test]
        fn small_chinese() {
            $shots((80, 24), gsbx::text::Lang::Zh);
        }

        #[test]
        fn small_english() {
            $shots((80, 24), gsbx::text::Lang::En);
        }

        #[test]
        fn large_chinese() {
            $shots((140, 40), gsbx::text::Lang::Zh);
        }

        #[test]
        fn large_english() {
            $shots((140, 40), gsbx::text::Lang::En);
        }
    };
}
pub(crate) use in_all_windows;
