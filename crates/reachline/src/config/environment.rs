use toml::{Table, Value};

/// Variables such as `REACHLINE_API__TRUST_LOOPBACK` outweigh the key `trust_loopback` of
/// the table `api`.
pub(super) fn overlay(table: &mut Table, variables: impl Iterator<Item = (String, String)>) {
    for (name, text) in variables {
        let Some(path) = name.strip_prefix("REACHLINE_").filter(|path| path.contains("__")) else { continue };
        let keys: Vec<String> = path.split("__").map(str::to_ascii_lowercase).collect();
        set(table, &keys, value(&text));
    }
}

fn set(table: &mut Table, keys: &[String], value: Value) {
    match keys {
        [] => {}
        [last] => drop(table.insert(last.clone(), value)),
        [first, rest @ ..] => {
            let inner = table.entry(first.clone()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                set(inner, rest, value);
            }
        }
    }
}

fn value(text: &str) -> Value {
    let number = || text.parse().map(Value::Integer);
    text.parse().map(Value::Boolean).or_else(|_| number()).unwrap_or_else(|_| Value::String(text.to_owned()))
}
