//! Which windows of one family tile a range exactly.

use std::collections::BTreeMap;

use crate::{Day, Span};

/// The fewest of `windows` that cover every day of `range` once, of equally few the first in
/// order; nothing where none do. Windows that overlap or leave a gap do not add up to anything.
pub fn tile(range: Span, windows: &[Span]) -> Option<Vec<Span>> {
    let mut inside: Vec<Span> = windows.iter().copied().filter(|window| range.contains(*window)).collect();
    inside.sort_unstable();
    inside.dedup();
    let mut reached: BTreeMap<Day, Vec<Span>> = BTreeMap::from([(range.from, Vec::new())]);
    for window in inside {
        let Some(before) = reached.get(&window.from) else { continue };
        let path: Vec<Span> = before.iter().copied().chain([window]).collect();
        let end = window.to.plus(1);
        if reached.get(&end).is_none_or(|known| (path.len(), &path) < (known.len(), known)) {
            reached.insert(end, path);
        }
    }
    reached.remove(&range.to.plus(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i32, to: i32) -> Span {
        Span { from: Day::from_epoch_days(from), to: Day::from_epoch_days(to) }
    }

    #[test]
    fn only_an_exact_tiling_counts() {
        let windows = [span(0, 13), span(0, 27), span(14, 20), span(21, 27)];
        assert_eq!(tile(span(0, 27), &windows), Some(vec![span(0, 27)]));
        assert_eq!(tile(span(0, 20), &windows), Some(vec![span(0, 13), span(14, 20)]));
        assert_eq!(tile(span(0, 15), &windows), None);
        assert_eq!(tile(span(1, 27), &windows), None);
    }
}
