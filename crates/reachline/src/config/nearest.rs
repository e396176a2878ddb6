/// The parser's own words, without passwords, and for an unknown key the known one that is nearest.
pub(super) fn explained(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let lines: Vec<String> = text.trim_end().lines().map(without_password).collect();
    let near = nearest(error.message()).map(|near| format!("did you mean `{near}`?\n")).unwrap_or_default();
    format!("{}\n{near}", lines.join("\n"))
}

/// A line of the file is repeated where the mistake is in it; what may be a password is not.
fn without_password(line: &str) -> String {
    let secret = |key: &str| ["pas", "word", "secret"].iter().any(|part| key.to_lowercase().contains(part));
    match line.split_once('=') {
        Some((key, _)) if key.contains('|') && secret(key) => format!("{key}= …"),
        _ => line.to_owned(),
    }
}

fn nearest(message: &str) -> Option<&str> {
    let (unknown, known) = message.strip_prefix("unknown field `")?.split_once("`, expected ")?;
    let known = known.split('`').skip(1).step_by(2);
    let ranked = known.map(|name| (strsim::damerau_levenshtein(unknown, name), name));
    ranked.min().filter(|(distance, _)| *distance <= 3).map(|(_, name)| name)
}
