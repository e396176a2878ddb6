//! Whatever dies, the file is still there and the next run ends well.

use super::*;
use crate::{Status, exit_status};

#[tokio::test]
async fn dead_between_publishing_and_archiving_ends_as_a_duplicate() {
    let mut stage = Stage::new();
    let path = stage.write("landing/meta/main/june.csv", DAILY);
    // An archive that cannot be written to leaves what a crash at that moment leaves.
    let archive = stage.settings.folders.archive.clone();
    stage.settings.folders.archive = path.clone();
    let first = stage.run(&[]).await;
    assert_eq!((first[0].status, exit_status(&first)), (Status::Visible, 75));
    assert_eq!(first[0].error.as_ref().unwrap().code, "not_archived");
    stage.settings.folders.archive = archive;
    let second = stage.run(&[]).await;
    assert_eq!((second[0].status, exit_status(&second)), (Status::Duplicate, 0));
    assert_eq!((stage.tree("landing").len(), stage.kept().len(), stage.world.chunks()), (0, 1, 1));
}

#[tokio::test]
async fn a_bus_that_goes_leaves_the_file_for_the_next_run() {
    for takes in [0, 1] {
        let stage = Stage::new();
        stage.write("landing/meta/main/june.csv", DAILY);
        stage.world.0.lock().unwrap().takes = Some(takes);
        let reports = stage.run(&[]).await;
        assert_eq!((reports[0].status, exit_status(&reports)), (Status::Incomplete, 75));
        assert_eq!(reports[0].error.as_ref().unwrap().code, "bus_unavailable");
        stage.world.0.lock().unwrap().takes = None;
        assert_eq!(stage.run(&[]).await[0].status, Status::Visible);
    }
}

#[tokio::test]
async fn books_that_do_not_answer_leave_the_file_for_the_next_run() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    stage.world.0.lock().unwrap().is_down = true;
    let reports = stage.run(&[]).await;
    assert_eq!((reports[0].status, stage.tree("landing").len()), (Status::Incomplete, 1));
    assert_eq!(stage.world.0.lock().unwrap().sent.len(), 0);
}

#[tokio::test]
async fn a_load_that_did_not_count_up_is_sent_again_under_another_name() {
    let stage = Stage::new();
    stage.write("landing/meta/main/june.csv", DAILY);
    stage.world.answers(Status::Incomplete);
    let ingester = stage.ingester();
    ingester.run(&[]).await.unwrap();
    stage.world.0.lock().unwrap().outcome = None;
    assert_eq!(ingester.run(&[]).await.unwrap()[0].status, Status::Visible);
    let manifests = stage.world.manifests();
    assert_ne!(manifests[0].load, manifests[1].load);
    assert_eq!(manifests[0].export, manifests[1].export);
}

#[test]
fn a_run_can_be_spawned() {
    fn spawnable<T: Send>(_: &T) {}
    let stage = Stage::new();
    let ingester = stage.ingester();
    spawnable(&ingester.run(&[]));
}
