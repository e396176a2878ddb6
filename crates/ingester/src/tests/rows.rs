//! Rows on their way from the file to the bus.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bus::{Chunk, Message};

use super::*;
use crate::{FileReport, Status, Watch};

fn chunks(stage: &Stage) -> Vec<Chunk> {
    let inner = stage.world.0.lock().unwrap();
    let chunk = |record: &bus::Record| match &record.message {
        Message::Chunk(chunk) => Some(chunk.clone()),
        _ => None,
    };
    inner.sent.iter().filter_map(chunk).collect()
}

fn many(rows: usize) -> String {
    let mut content = DAILY.lines().next().unwrap().to_owned() + "\n";
    for number in 0..rows {
        writeln!(content, "C{number},2026-06-01,1,2,GBP,0.01,1,2026-06-01,2026-06-01").unwrap();
    }
    content
}

#[tokio::test]
async fn nothing_more_is_sent_of_a_file_that_turns_out_to_be_faulty() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", many(70_000) + "a,b,c,d,e,f,g,h,i,j,k,l,m\n" + &many(70_000));
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!(report.status, Status::Quarantined, "{report:?}");
    assert_eq!((stage.world.chunks(), stage.world.manifests().len(), stage.tree("quarantine").len()), (1, 0, 2));
}

#[tokio::test]
async fn a_bus_that_goes_stops_the_reader() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", many(400_000));
    stage.world.0.lock().unwrap().takes = Some(1);
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!((report.status, report.error.unwrap().code.as_str()), (Status::Incomplete, "bus_unavailable"));
    assert_eq!((stage.world.chunks(), stage.tree("landing").len()), (1, 1));
}

#[tokio::test]
async fn rows_travel_in_order_in_chunks_of_one_load() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", many(150_000));
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!((report.accepted, report.repeated_keys, report.totals.get("impressions")), (150_000, 0, Some(300_000)));
    let (chunks, manifest) = (chunks(&stage), stage.world.manifests().remove(0));
    assert_eq!(chunks.iter().map(|chunk| chunk.sequence).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(chunks.iter().all(|chunk| chunk.load == manifest.load));
    let names = chunks.iter().flat_map(|chunk| chunk.rows.entities[1].iter());
    assert!(names.enumerate().all(|(at, name)| name == format!("C{at}")));
    assert_eq!(manifest.chunks, Some(3));
}

#[tokio::test]
async fn rows_of_the_same_key_are_counted() {
    let stage = Stage::new();
    let repeated = format!("{DAILY}{}\n", DAILY.lines().last().unwrap());
    let path = stage.write("landing/meta/main/june.csv", repeated);
    let report = stage.run(&[path]).await.remove(0);
    assert_eq!((report.accepted, report.repeated_keys), (3, 1));
    assert_eq!(stage.world.manifests()[0].facts.counts.repeated_keys, 1);
}

/// Adds to the file as soon as it is begun.
struct Meddler(PathBuf);

impl Watch for Meddler {
    fn starts(&self, _file: &str, _bytes: u64) {
        std::fs::write(&self.0, DAILY.replace("Wave 1", "Wave 2 and more")).unwrap();
    }
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_read_is_not_closed() {
    let stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    let ingester = stage.ingester().watched(Arc::new(Meddler(path.clone())));
    let report = ingester.run(&[path]).await.unwrap().remove(0);
    assert_eq!((report.status, report.error.unwrap().code.as_str()), (Status::Incomplete, "changed_while_read"));
    assert_eq!((stage.world.manifests().len(), stage.tree("landing").len()), (0, 1));
}

#[derive(Default)]
struct Notes(Mutex<Vec<String>>);

impl Watch for Notes {
    fn starts(&self, file: &str, bytes: u64) {
        self.0.lock().unwrap().push(format!("{file} of {bytes}"));
    }

    fn read(&self, bytes: u64) {
        self.0.lock().unwrap().push(format!("{bytes} more"));
    }

    fn done(&self, report: &FileReport) {
        self.0.lock().unwrap().push(report.status.as_str().to_owned());
    }
}

#[tokio::test]
async fn a_run_tells_how_it_gets_on() {
    let (stage, notes) = (Stage::new(), Arc::new(Notes::default()));
    stage.write("landing/meta/main/june.csv", DAILY);
    let watch = Arc::clone(&notes);
    stage.ingester().watched(watch).run(&[]).await.unwrap();
    let length = DAILY.len();
    assert_eq!(*notes.0.lock().unwrap(), [format!("june.csv of {length}"), format!("{length} more"), "visible".into()]);
}
