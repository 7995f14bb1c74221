//! Determinations a second on one core: amounts alone (lump sum, allowance, nursing) and fully explained.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gsbx::domain::benefits::disability::{Disability, amounts, explained};
use gsbx::domain::benefits::grade::{Grade, Nursing};
use gsbx::domain::benefits::monthly::MonthlyTerms;
use gsbx::domain::benefits::own_wage::{Wage, WageTerms};
use gsbx::domain::money::Money;
use gsbx::policy::Policy;

/// Cases of every grade and level, with wages below, within and above the bounds.
fn cases(count: i64) -> Vec<(Grade, Money, Option<Nursing>)> {
    let case = |n: i64| {
        let grade = Grade::new(u8::try_from(n % 10 + 1).unwrap_or(1)).expect("a grade");
        let level = Nursing::ALL.get(usize::try_from(n % 4).unwrap_or(3)).copied();
        (grade, Money::from_fen(200_000 + n * 7_919 % 2_500_000), level)
    };
    (0..count).map(case).collect()
}

fn estimate(c: &mut Criterion) {
    let policy = Policy::load().expect("the compiled-in lists");
    let book = policy.parameters();
    let day = "2025-03-01".parse().expect("a day");
    let wage = WageTerms::on(book, day);
    let tables = MonthlyTerms::on(book, day, day).expect("terms of the day");
    let cases = cases(10_000);
    let mut group = c.benchmark_group("disability");
    group.throughput(Throughput::Elements(cases.len() as u64));
    let terms = wage.as_ref().expect("terms of the day");
    group.bench_function("amounts only", |b| {
        b.iter(|| {
            for (grade, average, level) in &cases {
                black_box(amounts(terms, &tables, *grade, *average, *level).expect("amounts"));
            }
        });
    });
    group.bench_function("explained", |b| {
        b.iter(|| {
            for (grade, average, level) in &cases {
                let case = Disability { nursing: *level, ..Disability::new(day, *grade, Wage::Average(*average)) };
                black_box(explained(book, &case, &wage, &tables).expect("an estimate"));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, estimate);
criterion_main!(benches);
