/// The parser's own words, and for an unknown key the known one that is nearest.
pub(super) fn explained(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let near = nearest(error.message()).map(|near| format!("did you mean `{near}`?\n")).unwrap_or_default();
    format!("{}\n{near}", text.trim_end())
}

fn nearest(message: &str) -> Option<&str> {
    let (unknown, known) = message.strip_prefix("unknown field `")?.split_once("`, expected ")?;
    let known = known.split('`').skip(1).step_by(2);
    let ranked = known.map(|name| (strsim::damerau_levenshtein(unknown, name), name));
    ranked.min().filter(|(distance, _)| *distance <= 3).map(|(_, name)| name)
}
