use std::path::Path;

use super::*;

fn file(name: &str) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn examples() -> Vec<serde_json::Value> {
    ["chunk", "manifest", "stored"].map(|kind| file(&format!("{kind}.example.json"))).to_vec()
}

#[test]
fn examples_are_written_as_they_are_read() {
    for example in examples() {
        let message = decode(example.to_string().as_bytes()).unwrap();
        let written: serde_json::Value = serde_json::from_slice(&encode(&message).unwrap()).unwrap();
        assert_eq!(written, example);
    }
}

#[test]
fn the_schema_holds_for_messages_of_every_kind_and_for_nothing_else() {
    let schema = jsonschema::validator_for(&file("message.schema.json")).unwrap();
    for example in examples() {
        let faults: Vec<_> = schema.iter_errors(&example).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        for key in example.as_object().unwrap().keys() {
            let mut broken = example.clone();
            broken[key] = serde_json::json!(-1.5);
            assert!(!schema.is_valid(&broken), "{key} of {broken}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_schema_holds_for_any_chunk(rows in prop::collection::vec(row(), 0..6)) {
        let schema = jsonschema::validator_for(&file("message.schema.json")).unwrap();
        let written = encode(&chunk(batch(&rows))).unwrap();
        let written: serde_json::Value = serde_json::from_slice(&written).unwrap();
        prop_assert!(schema.is_valid(&written), "{written}");
    }
}
