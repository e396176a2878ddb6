use super::*;

const SPANS: &str = r#""spans":{"values":[{"from":"2026-10-01","to":"2026-10-01"}],"rows":[0,0]}"#;

fn chunk_with(column: &str) -> String {
    format!(r#"{{"format":1,"kind":"chunk","load":1,"sequence":0,{SPANS}{column}}}"#)
}

#[test]
fn every_format_has_its_reader() {
    for (format, reads) in [(0, false), (1, true), (2, false), (u64::MAX, false)] {
        let message = chunk_with("").replace(r#""format":1"#, &format!(r#""format":{format}"#));
        let read = decode(message.as_bytes());
        assert_eq!(read.is_ok(), reads, "{format}");
        assert_eq!(matches!(read, Err(WireError::Newer(_))), format > FORMAT, "{format}");
    }
}

#[test]
fn what_only_a_later_version_knows_is_refused_by_name() {
    for (message, said) in [
        (r#"{"format":3,"kind":"parcel","weight":7}"#.to_owned(), "message of format 3; "),
        (chunk_with(r#","counts":{"shares":[1,2]}"#), "message with a column `shares`; "),
        (chunk_with(r#","texts":{"city":{"values":["a"],"rows":[0,0]}}"#), "message with a column `city`; "),
    ] {
        let error = BusError::from(decode(message.as_bytes()).unwrap_err());
        let remedy = "this program reads formats up to 1: upgrade the aggregators first, nothing is lost";
        assert_eq!(error, BusError::Newer(format!("{said}{remedy}")));
    }
}

#[test]
fn what_is_broken_is_refused_without_a_word_of_it() {
    for (message, code, said) in [
        ("", "rubbish", "it is no message: not JSON"),
        ("Secret", "rubbish", "it is no message: not JSON"),
        (r#"["Secret"]"#, "rubbish", "it is no message"),
        (r#"{"format":"Secret"}"#, "rubbish", "an entry is not what is expected at line 1 column 18"),
        (r#"{"format":1,"kind":"Secret"}"#, "kind", "it is no chunk, manifest or stored"),
        (r#"{"format":1,"kind":"manifest","load":"Secret"}"#, "shape", "it does not have the shape of a manifest"),
        (&chunk_with(r#","spend":["1","Secret"]"#), "shape", "it does not have the shape of a chunk"),
        (&chunk_with(r#","spend":["1","10000000000000000000000000"]"#), "shape", "shape of a chunk"),
        (&chunk_with(r#","spend":["1","2","3"]"#), "column", "its column spend has 3 entries for 2 rows"),
        (&chunk_with(r#","reach":[1]"#), "column", "its column reach has 1 entries for 2 rows"),
        (&chunk_with(r#","counts":{"clicks":[1,2,3]}"#), "column", "its column clicks has 3 entries for 2 rows"),
        (&chunk_with(r#","texts":{"age":{"values":["Secret"],"rows":[0]}}"#), "column", "age has 1 entries for 2 rows"),
        (&chunk_with(r#","texts":{"age":{"values":["Secret"],"rows":[0,1]}}"#), "column", "its column age points at"),
        (&chunk_with("").replace("[0,0]", "[0,7]"), "column", "its column spans points at"),
        (&chunk_with("").replacen("2026-10-01", "2026-10-02", 1), "column", "its column spans ends before it begins"),
        (&chunk_with("").replacen("2026-10-01", "Secret", 1), "shape", "shape of a chunk"),
    ] {
        match decode(message.as_bytes()) {
            Err(WireError::Unreadable { code: given, message: text }) => {
                assert!(given == code && text.contains(said) && !text.contains("Secret"), "{given}: {text}");
            }
            other => panic!("{message}: {other:?}"),
        }
    }
}

#[test]
fn a_small_message_cannot_ask_for_much_memory() {
    let text = format!(r#","texts":{{"age":{{"values":["{}"],"rows":[0,0]}}}}"#, "x".repeat(chunk::MAX_TEXT / 2 + 1));
    let rows = chunk_with("").replace("[0,0]", &format!("[{}0]", "0,".repeat(chunk::MAX_ROWS)));
    for (message, said) in [(chunk_with(&text), "age holds too much text"), (rows, "spans has too many rows")] {
        let error = decode(message.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}
