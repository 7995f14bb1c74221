//! A first file of workers, beside what SQLite alone takes for the same rows, indexes and durability in one table.

mod support;

use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rusqlite::Connection;

const PEOPLE: u64 = 100_000;

/// What `sqlite3 .import` and CREATE INDEX do: nothing is checked, no pinyin is made.
fn bare(folder: &Path, file: &Path) {
    let mut connection = Connection::open(folder.join("bare.db")).expect("a database");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE w (id_number TEXT, name TEXT, phone TEXT, credit_code TEXT, job TEXT, insured_from TEXT, wage TEXT);",
        )
        .expect("a table");
    let tx = connection.transaction().expect("a transaction");
    {
        let mut insert = tx.prepare("INSERT INTO w VALUES ($1, $2, $3, $4, $5, $6, $7)").expect("a statement");
        for row in csv::Reader::from_path(file).expect("a file").into_records() {
            insert.execute(rusqlite::params_from_iter(row.expect("a row").iter())).expect("written");
        }
    }
    tx.execute_batch(
        "CREATE UNIQUE INDEX a ON w (id_number); CREATE INDEX b ON w (substr(id_number, -6)); CREATE INDEX c ON w (name);
         CREATE INDEX d ON w (phone); CREATE INDEX e ON w (credit_code, insured_from);
         CREATE UNIQUE INDEX f ON w (id_number, credit_code, insured_from);",
    )
    .expect("indexes");
    tx.commit().expect("kept");
}

fn import(c: &mut Criterion) {
    let data = tempfile::tempdir().expect("a temporary folder");
    let file = data.path().join("workers.csv");
    support::workers_file(&file, PEOPLE);
    let mut group = c.benchmark_group("import of 100,000 workers");
    group.sample_size(10).measurement_time(Duration::from_secs(10)).throughput(Throughput::Elements(PEOPLE));
    let new = || tempfile::tempdir().expect("a temporary folder");
    group.bench_function("gsbx", |b| {
        let office = || {
            let folder = new();
            let desk = support::empty_office(folder.path(), PEOPLE);
            (folder, desk)
        };
        b.iter_batched(office, |(_folder, mut desk)| support::import_workers(&mut desk, &file), BatchSize::PerIteration);
    });
    group.bench_function("SQLite alone", |b| {
        b.iter_batched(new, |folder| bare(folder.path(), &file), BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
