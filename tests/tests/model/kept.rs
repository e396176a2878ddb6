//! Lists that once told the books and the plain model apart, written out: a seed means
//! another list as soon as what lists are made of changes.

use crate::operation::How::{AsReport, Keep};
use crate::operation::Operation::{self, Decide, Send, Withdraw};
use crate::operation::Trouble::{DiesAfter, DiesBefore, DiesHalfway, None as Calm};
use crate::world::Recipe;

/// Places in the list of families.
const ADS: usize = 0;
const WINDOWS: usize = 5;
const PLATFORMS: usize = 7;
const LINKS: usize = 10;
const WINDOWS_OF_LINKS: usize = 14;

fn from_the_first_day(family: usize, to: i32, renamed: u8, revision: u64) -> Recipe {
    Recipe { family, from: 0, to, present: 63, renamed, twice: 0, gaps: 0, revision }
}

fn send(recipe: Recipe, exported: u8) -> Operation {
    Send { recipe, exported, by_file_time: false, trouble: Calm }
}

/// The lists.
pub(crate) fn lists() -> Vec<Vec<Operation>> {
    let died_after_publishing = vec![
        Send { recipe: from_the_first_day(ADS, 0, 0, 0), exported: 0, by_file_time: false, trouble: DiesAfter(4) },
        Withdraw { which: 0, trouble: DiesBefore(1) },
    ];
    let half_a_decision = vec![
        send(from_the_first_day(ADS, 2, 0, 0), 0),
        send(from_the_first_day(ADS, 1, 3, 0), 0),
        send(from_the_first_day(ADS, 0, 0, 0), 0),
        Decide { which: 0, how: Keep, trouble: DiesHalfway(2) },
    ];
    let half_a_move = vec![
        send(from_the_first_day(PLATFORMS, 1, 2, 0), 0),
        send(from_the_first_day(PLATFORMS, 0, 0, 0), 0),
        Decide { which: 0, how: AsReport, trouble: DiesHalfway(0) },
        Withdraw { which: 0, trouble: Calm },
    ];
    let windows_that_another_report_knows = vec![
        send(from_the_first_day(WINDOWS, 6, 1, 1), 12),
        send(from_the_first_day(WINDOWS, 0, 0, 0), 0),
        send(from_the_first_day(WINDOWS, 6, 0, 0), 0),
        Decide { which: 0, how: AsReport, trouble: Calm },
    ];
    let visits_that_are_kept = vec![
        send(from_the_first_day(LINKS, 2, 0, 0), 0),
        send(Recipe { present: 1, ..from_the_first_day(LINKS, 1, 0, 0) }, 7),
    ];
    let window = |family, from, to| send(Recipe { from, ..from_the_first_day(family, to, 0, 0) }, 0);
    let a_tiling_once_another_is_taken_back = |family| {
        let sent = vec![window(family, 0, 3), window(family, 4, 6), window(family, 0, 6)];
        [sent, vec![Withdraw { which: 2, trouble: Calm }]].concat()
    };
    vec![
        died_after_publishing,
        half_a_decision,
        half_a_move,
        windows_that_another_report_knows,
        visits_that_are_kept,
        a_tiling_once_another_is_taken_back(WINDOWS),
        a_tiling_once_another_is_taken_back(WINDOWS_OF_LINKS),
    ]
}
