//! The tables of statistics of the demonstration's year (620 employers, 12,976 people), and the list behind a figure.

mod support;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gsbx::desk::statistics::FigureAsk;
use gsbx::domain::statistics::period::Period;
use gsbx::domain::statistics::table::{ColumnId, RowKey, TableId};

fn statistics(c: &mut Criterion) {
    let desk = support::demo_desk_of("review");
    let period = Period::year(2021).expect("a year");
    let mut group = c.benchmark_group("statistics of the demonstration");
    group.sample_size(20);
    group.bench_function("all nine tables", |b| {
        b.iter(|| {
            for id in TableId::ALL {
                black_box(desk.statistics(*id, period).expect("a table"));
            }
        });
    });
    let ask = FigureAsk { table: TableId::Insured, period, row: RowKey::total(), column: ColumnId::End };
    group.bench_function("another page behind the number of insured", |b| {
        b.iter(|| black_box(desk.drill(&ask, 6_000, 30).expect("a list")));
    });
    group.finish();
}

criterion_group!(benches, statistics);
criterion_main!(benches);
