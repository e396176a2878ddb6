//! The life of exports as lists of operations, run through the real reader, bus, aggregator,
//! books and answers, and against a plain model.
//!
//! Every measurement is unique, so that a figure that is counted twice or lost shows. After
//! each list every figure at every version is compared. Failing lists shrink,
//! and are run first until they pass; those that taught something are written out.
//!
//! `MODEL_LISTS` says how many lists are run.

mod kept;
mod mortal;
mod operation;
mod plain;
mod real;
mod rules;
mod run;
mod told;
mod world;

use std::sync::Arc;

use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use store::Memory;

fn lists(usual: u32) -> u32 {
    std::env::var("MODEL_LISTS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn runner(cases: u32) -> TestRunner {
    let failed = FileFailurePersistence::Direct(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/model/failed.txt"));
    let config =
        Config { cases, failure_persistence: Some(Box::new(failed)), max_shrink_iters: 20_000, ..Config::default() };
    TestRunner::new(config)
}

#[test]
fn kept_lists() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for list in kept::lists() {
        let ran = runtime.block_on(run::list(&Arc::new(Memory::default()), &list));
        ran.unwrap_or_else(|failure| panic!("{list:#?}: {failure}"));
    }
}

#[test]
fn in_memory() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ran = runner(lists(600))
        .run(&operation::lists(), |list| runtime.block_on(run::list(&Arc::new(Memory::default()), &list)));
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn engine() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let books = runtime.block_on(real::EmbeddedBooks::open());
    let ran = runner(lists(25)).run(&operation::lists(), |list| {
        runtime.block_on(async {
            books.empty().await;
            run::list(&books.store, &list).await
        })
    });
    runtime.block_on(books.close());
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}
