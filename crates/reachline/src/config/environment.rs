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

/// A truth value or a number where it is spelt as one; `007` is a text.
fn value(text: &str) -> Value {
    let number = || text.parse().ok().filter(|number: &i64| number.to_string() == text).map(Value::Integer);
    let truth = text.parse().ok().map(Value::Boolean);
    truth.or_else(number).unwrap_or_else(|| Value::String(text.to_owned()))
}
