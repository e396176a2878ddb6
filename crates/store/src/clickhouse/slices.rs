use domain::Slice;

use super::database::Call;

/// Binds slices to the parameters that every statement over them has.
pub(super) fn bind(query: Call, slices: &[Slice]) -> Call {
    let days = |day: fn(&Slice) -> domain::Day| slices.iter().map(day).map(|day| day.to_string()).collect::<Vec<_>>();
    query
        .param("loads", slices.iter().map(|slice| slice.load.0).collect::<Vec<_>>())
        .param("froms", days(|slice| slice.span.from))
        .param("tos", days(|slice| slice.span.to))
        .param("by_day", slices.iter().map(|slice| u8::from(slice.by_day)).collect::<Vec<_>>())
}
