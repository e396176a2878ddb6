use domain::{Day, Money, MoneyError};

use super::{Problem, clip, resaved, value};

/// The largest count of one row; above it a sum could overflow, and no account has it.
const COUNT_MAX: i64 = 1_000_000_000_000;

/// Reads a count: digits only.
pub(crate) fn count(cell: &str) -> Result<i64, Problem> {
    let mut count = 0_i64;
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' if count < COUNT_MAX => count = count * 10 + i64::from(byte - b'0'),
            b'0'..=b'9' => return Err(value("count_too_large", cell, "is larger than any account's count")),
            _ => return Err(no_count(cell)),
        }
    }
    Ok(count)
}

#[cold]
fn no_count(cell: &str) -> Problem {
    let negative = cell.strip_prefix('-').is_some_and(|rest| rest.parse::<f64>().is_ok());
    if negative {
        value("negative_count", cell, "is negative, but counts never are")
    } else {
        value("bad_count", cell, "is not a whole number written in digits only")
    }
}

/// Reads an amount of money that was spent.
pub(crate) fn spend(cell: &str) -> Result<Money, Problem> {
    if let Some(money) = short_amount(cell.as_bytes()) {
        return Ok(money);
    }
    match cell.parse::<Money>() {
        Ok(money) if money < Money::ZERO => Err(value("negative_amount", cell, "is negative, but spend never is")),
        Ok(money) => Ok(money),
        Err(MoneyError::TooPrecise) => Err(value("bad_amount", cell, "has more than 10 decimal places")),
        Err(MoneyError::TooLarge) => Err(value("bad_amount", cell, "is larger than any account's spend")),
        Err(MoneyError::NotANumber) => {
            Err(value("bad_amount", cell, "is not a plain amount such as 1234.56, without separators or signs"))
        }
    }
}

/// The quick way for amounts of up to 18 digits; everything else is left to [`Money`].
fn short_amount(cell: &[u8]) -> Option<Money> {
    let point = memchr::memchr(b'.', cell).unwrap_or(cell.len());
    let (whole, fraction) = (cell.get(..point)?, cell.get(point + 1..).unwrap_or_default());
    let places = u32::try_from(fraction.len()).ok()?;
    let plain = !whole.is_empty() && (point == cell.len()) == fraction.is_empty();
    if !plain || whole.len() > 15 || cell.len() > 19 || places > Money::PLACES {
        return None;
    }
    let digits = whole
        .iter()
        .chain(fraction)
        .try_fold(0_i64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))?;
    Some(Money::from_units(i128::from(digits) * i128::from(10_i64.pow(Money::PLACES - places))))
}

/// Whether a cell holds a figure, an id, a date or nothing: what cannot be the name of a
/// group that splits the rows.
pub(crate) fn is_figure(cell: &str) -> bool {
    let number = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let number = number.strip_suffix('%').unwrap_or(number);
    let digits = |byte: u8| byte.is_ascii_digit() || byte == b'.' || byte == b',';
    number.bytes().all(digits) || is_exponential(number) || is_moment(cell) || matches!(cell, "—" | "–" | "N/A" | "NaN")
}

fn is_exponential(cell: &str) -> bool {
    cell.contains(['e', 'E']) && cell.starts_with(|first: char| first.is_ascii_digit()) && cell.parse::<f64>().is_ok()
}

fn is_moment(cell: &str) -> bool {
    let (date, time) = cell.split_at_checked(10).unwrap_or((cell, ""));
    let clock = |byte: u8| byte.is_ascii_digit() || b":.+-TZ ".contains(&byte);
    date.parse::<Day>().is_ok() && time.bytes().all(clock)
}

/// Refuses an id that a spreadsheet has rounded, such as `6.49E+17`.
pub(crate) fn id(cell: &str) -> Result<&str, Problem> {
    let rounded =
        cell.contains(['e', 'E']) && cell.contains(['.', '+', ',']) && is_exponential(&cell.replace(',', "."));
    if rounded {
        return Err(Problem::File(resaved(&format!("the id `{}` has lost its last digits", clip(cell)))));
    }
    Ok(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn figures_are_told_from_names() {
        for cell in ["", "-", "—", "12", "-1.5", "48.7%", "1,204", "3.2e-5", "2026-03-01", "2026-03-01T10:00:00+0100"]
        {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["18-24", "sunny", "65+", "00:00:00 - 00:59:59", "e", "2026-03-01 to 2026-03-02", "1 of 2"] {
            assert!(!is_figure(cell), "{cell}");
        }
    }

    #[test]
    fn an_id_that_a_spreadsheet_rounded_is_told_from_one_that_is_whole() {
        for cell in ["6.49E+17", "1.2021e+17", "6,49E+17"] {
            assert!(matches!(id(cell), Err(Problem::File(_))), "{cell}");
        }
        for cell in ["120210000000000123", "cmp-e+1", "1e5"] {
            assert_eq!(id(cell).unwrap(), cell);
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_for_amounts_agrees_with_the_exact_one(cell in "-?[0-9]{0,17}[.,]?[0-9]{0,11}") {
            let exact = cell.parse::<Money>().ok().filter(|money| *money >= Money::ZERO);
            prop_assert_eq!(spend(&cell).ok(), exact);
        }

        #[test]
        fn counts_are_read_as_they_are_written(count in 0..1_000_000_000_000_i64) {
            prop_assert_eq!(super::count(&count.to_string()).unwrap(), count);
        }
    }
}
