use proptest::prelude::*;

use super::*;
use crate::Status;

/// Bytes, and bytes that look like an export for a while.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let any = proptest::collection::vec(any::<u8>(), 0..400);
    let broken = (any.clone(), 0..DAILY.len()).prop_map(|(bytes, at)| [&DAILY.as_bytes()[..at], &bytes].concat());
    let patched = (any.clone(), 0..DAILY.len()).prop_map(|(bytes, at)| {
        let end = (at + bytes.len()).min(DAILY.len());
        [&DAILY.as_bytes()[..at], &bytes, &DAILY.as_bytes()[end..]].concat()
    });
    prop_oneof![any, broken, patched]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_bytes_are_there_is_a_report_and_the_file_is_somewhere(bytes in content(), name in "[ -.0-~é\u{1b}]{1,40}") {
        let stage = Stage::new();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let path = stage.write(&format!("landing/meta/main/a{name}"), &bytes);
        let reports = runtime.block_on(stage.run(&[path]));
        prop_assert_eq!(reports.len(), 1);
        let (put, reason) = match reports[0].status {
            Status::Quarantined => (stage.tree("quarantine"), 1),
            Status::Visible => (stage.kept(), 0),
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        prop_assert_eq!(put.len(), 1 + reason, "{:?}", put);
        prop_assert!(reports[0].error.as_ref().is_none_or(|error| error.code != "reader_failed"));
        prop_assert_eq!(stage.tree("landing").len(), 0);
    }
}
