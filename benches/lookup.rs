//! A search of each kind, as the counter window asks it: the demonstration's 12,976 people, and as many as
//! `GSBX_BENCH_PEOPLE` says (1,000,000 unless told). Beside criterion's means, the slowest of a hundred (p99) is printed.

mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use gsbx::desk::Desk;

/// Hits one screen of 24 rows shows.
const LIMIT: usize = 18;
/// Searches a percentile is taken of.
const SAMPLES: u64 = 5_000;

/// What people type: a kind and its text for person `n`.
type Ask = (&'static str, fn(u64) -> String);

const ASKS: [Ask; 12] = [
    ("id whole", support::resident),
    ("id beginning", |n| support::resident(n)[..10].to_owned()),
    ("id last four", |n| support::resident(n)[14..].to_owned()),
    ("phone", |n| format!("139{n:08}")),
    ("name", support::name),
    ("surname", |n| support::name(n).chars().take(1).collect()),
    ("pinyin", |n| ["wangwei", "zhangmin", "shanjun", "yuchili"][(n % 4) as usize].to_owned()),
    ("initials", |n| ["zs", "wf", "lm", "ycj"][(n % 4) as usize].to_owned()),
    ("one letter", |n| char::from(b'a' + (n % 26) as u8).to_string()),
    ("employer part", |n| ["竹木", "制品厂", "县第7", "水泥"][(n % 4) as usize].to_owned()),
    ("case", |n| format!("GS-2021-{:06}", n % 70)),
    ("nothing", |n| format!("xqz{n}")),
];

fn measure(c: &mut Criterion, label: &str, desk: &Desk, people: u64) {
    let mut group = c.benchmark_group(format!("lookup of {label}"));
    for (kind, ask) in ASKS {
        let mut n = 0;
        group.bench_function(kind, |b| {
            b.iter(|| {
                n = (n + 7_919) % people;
                black_box(desk.lookup(&ask(n), LIMIT).expect("an answer"))
            });
        });
        println!("lookup of {label}/{kind}: p99 {:?}", p99(desk, ask, people));
    }
    group.finish();
}

fn p99(desk: &Desk, ask: fn(u64) -> String, people: u64) -> Duration {
    let mut times: Vec<Duration> = (0..SAMPLES)
        .map(|i| {
            let text = ask(i * 104_729 % people);
            let start = Instant::now();
            black_box(desk.lookup(&text, LIMIT).expect("an answer"));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() * 99 / 100]
}

fn lookup(c: &mut Criterion) {
    measure(c, "12,976", &support::demo_desk(), 12_976);
    let people = std::env::var("GSBX_BENCH_PEOPLE").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut desk = support::empty_office(folder.path(), people);
    let path = folder.path().join("workers.csv");
    support::workers_file(&path, people);
    support::import_workers(&mut desk, &path);
    measure(c, &people.to_string(), &desk, people);
}

criterion_group! {
    name = benches;
    config = Criterion::default().measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    targets = lookup
}
criterion_main!(benches);
