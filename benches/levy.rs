//! A month of the whole county: every employer of the demonstration has declared, and all that is due is computed at once.

mod support;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gsbx::domain::dates::Month;
use gsbx::domain::declaration::month::Standing;

/// Employers of the demonstration that were there before the year, with all their people.
const EMPLOYERS: usize = 620;
const PEOPLE: i64 = 12_900;

fn levy(c: &mut Criterion) {
    let month = Month::parse("2022-01").expect("a month");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let desk = support::demo_declared(folder.path(), month);
    let view = desk.preview_levy(month).expect("a month");
    let sums = view.sums(Some(Standing::Verified));
    assert!(view.to_fix().count() == EMPLOYERS && sums.heads >= PEOPLE, "all have declared: {sums:?}");
    let mut group = c.benchmark_group("levy");
    group.throughput(Throughput::Elements(u64::try_from(sums.heads).unwrap_or(0)));
    group.sample_size(20);
    group.bench_function("a month of the county", |b| b.iter(|| desk.preview_levy(month).expect("a month")));
    group.finish();
}

criterion_group!(benches, levy);
criterion_main!(benches);
