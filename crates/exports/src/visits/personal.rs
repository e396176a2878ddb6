//! Tags that say something about one person do not belong into a link; where somebody put
//! them, they do not get any further.

/// Whether a text looks like an address, a telephone number or an identifier of a person,
/// a device or a click.
pub(super) fn is_likely(text: &str) -> bool {
    text.contains('@') || is_telephone(text) || text.split([' ', '/', '&', '=', '?']).any(is_token)
}

fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+ ()-".contains(&byte));
    plain && digits >= 9 && (text.starts_with('+') || text.starts_with("00") || text.starts_with("07"))
}

/// A UUID, or a long run of letters and digits that no person would think of.
fn is_token(word: &str) -> bool {
    let parts: Vec<usize> = word.split('-').map(str::len).collect();
    let hex = word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if hex && parts == [8, 4, 4, 4, 12] {
        return true;
    }
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    let unbroken = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (mixed && unbroken && longest_run(word) >= 20) || (hex && has(u8::is_ascii_lowercase) && word.len() >= 32)
}

/// The longest part between the signs with which people divide names.
fn longest_run(word: &str) -> usize {
    word.split(['-', '_']).map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::is_likely;

    #[test]
    fn what_is_a_persons_is_told_from_names_of_campaigns() {
        for text in [
            "jo@example.org",
            "+44 7700 900123",
            "07700900123",
            "6f1c2d3e-0a1b-4c2d-8e3f-001122334455",
            "IwAR0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789",
            "d41d8cd98f00b204e9800998ecf8427e",
        ] {
            assert!(is_likely(text), "{text}");
        }
        for text in [
            "facebook / paid_social",
            "ghgc_2026_w1",
            "GHGC-2026-Wave1-Instagram-Reels-18to24",
            "120210000000000123",
            "(direct) / (none)",
            "l.facebook.com / referral",
            "Campaign - social media",
            "",
        ] {
            assert!(!is_likely(text), "{text}");
        }
    }
}
