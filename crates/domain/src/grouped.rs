/// A count as people write it, with commas between thousands: `1,234,567`.
pub fn grouped(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut text = if count < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_thousands() {
        let written = [0, 999, 1_000, -12_345, 1_234_567].map(grouped);
        assert_eq!(written, ["0", "999", "1,000", "-12,345", "1,234,567"]);
        assert_eq!(grouped(i64::MIN), "-9,223,372,036,854,775,808");
    }
}
