use domain::Money;

use super::{Problem, count, spend};

/// The longest number that is looked at: no account has one.
const LONGEST: usize = 40;

/// Reads a count that may have commas between its thousands.
pub(crate) fn grouped_count(cell: &str) -> Result<i64, Problem> {
    ungrouped(cell, count)
}

/// Reads an amount of money that may have commas between its thousands.
pub(crate) fn grouped_spend(cell: &str) -> Result<Money, Problem> {
    ungrouped(cell, spend)
}

/// Reads a number without its commas. One whose commas stand elsewhere is read as it is, and
/// so is none: `1,5` may be a decimal.
fn ungrouped<T>(cell: &str, read: impl Fn(&str) -> Result<T, Problem>) -> Result<T, Problem> {
    if !cell.contains(',') || cell.len() > LONGEST || !is_grouped(cell) {
        return read(cell);
    }
    let mut digits = [0; LONGEST];
    let kept = cell.bytes().filter(|byte| *byte != b',');
    let length = digits.iter_mut().zip(kept).map(|(place, byte)| *place = byte).count();
    let text = digits.get(..length).and_then(|digits| std::str::from_utf8(digits).ok());
    read(text.unwrap_or(cell))
}

/// Whether commas stand before the last three digits of the whole, and before two or three
/// digits each ahead of them, as in `1,234,567` and, in India, `12,34,567`.
fn is_grouped(cell: &str) -> bool {
    let whole = cell.split_once('.').map_or(cell, |(whole, _)| whole);
    let mut groups = whole.rsplit(',');
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let last = groups.next().is_some_and(|group| group.len() == 3 && digits(group));
    let mut groups = groups.peekable();
    let mut rest = true;
    while let Some(group) = groups.next() {
        let first = groups.peek().is_none();
        let least = if first { 1 } else { 2 };
        rest &= (least..=3).contains(&group.len()) && digits(group);
    }
    let fraction = cell.split_once('.').is_none_or(|(_, fraction)| !fraction.contains(','));
    last && rest && fraction
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commas_between_thousands_are_passed_over() {
        for (cell, number) in [("25,881", 25_881), ("1,234,567", 1_234_567), ("12,34,567", 1_234_567), ("0", 0)] {
            assert_eq!(grouped_count(cell).unwrap(), number, "{cell}");
        }
        for (cell, amount) in [("1,445.94", "1445.94"), ("18257.62", "18257.62"), ("12,34,567.5", "1234567.5")] {
            assert_eq!(grouped_spend(cell).unwrap(), amount.parse::<Money>().unwrap(), "{cell}");
        }
    }

    #[test]
    fn commas_elsewhere_are_never_guessed_about() {
        for cell in ["1,5", "1,50", ",500", "1,,500", "1,500,", "1,2345", "1234,567", "1.5,000", "-1,500x", "1,5,000"] {
            assert!(grouped_count(cell).is_err() && grouped_spend(cell).is_err(), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_number_is_read_with_and_without_commas(number in 0..999_999_999_999_i64) {
            let digits = number.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            prop_assert_eq!(grouped_count(&grouped).unwrap(), number);
            prop_assert_eq!(grouped_count(&digits).unwrap(), number);
        }

        #[test]
        fn nothing_is_too_strange(cell in "[0-9,. -]{0,50}") {
            let _ = (grouped_count(&cell), grouped_spend(&cell));
        }
    }
}
