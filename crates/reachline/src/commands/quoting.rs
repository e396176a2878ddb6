//! Texts from outside, on their way into a configuration or onto a terminal.

/// A text as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A text that cannot steer a terminal, nor end a comment.
pub(super) fn plain(text: &str) -> String {
    text.replace(char::is_control, "?")
}

/// A path as a word of a shell's command line.
pub(super) fn shell(path: &std::path::Path) -> String {
    let text = path.display().to_string();
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+:@%,=".contains(&byte);
    if !text.is_empty() && text.bytes().all(safe) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_quoted() {
        for text in [
            "Get help",
            "Poster \"Look out\"",
            "C:\\odd",
            "two\nlines\ttabbed\r",
            "\u{0}\u{7f}\u{1b}[2J",
            "Ünï · £",
            "",
        ] {
            let table: toml::Table = format!("name = {}", quoted(text)).parse().unwrap();
            assert_eq!(table["name"].as_str(), Some(text));
        }
        assert_eq!(shell("a/b-1.csv".as_ref()), "a/b-1.csv");
        assert_eq!(shell("my report's (1).csv".as_ref()), r"'my report'\''s (1).csv'");
        assert_eq!(plain("a\u{1b}[2J\nb"), "a?[2J?b");
    }
}
