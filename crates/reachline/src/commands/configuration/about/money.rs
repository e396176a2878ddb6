//! Budgets and flights.

use domain::rules::assign::Campaign;
use domain::{Money, Span};

use crate::commands::amount;
use crate::commands::configuration::finding::Finding;

pub(super) fn findings(campaign: &Campaign) -> Vec<Finding> {
    [budgets(campaign), plan(campaign), overlapping(campaign)].into_iter().flatten().collect()
}

/// What the channels have, against what there is.
fn budgets(campaign: &Campaign) -> Option<Finding> {
    let sum: Money = campaign.budgets.iter().map(|(_, budget)| *budget).sum();
    let money = |amount: Money| amount::money(amount, campaign.currency);
    match campaign.budget {
        _ if campaign.budgets.is_empty() => None,
        Some(budget) if budget == sum => None,
        Some(budget) => Some(Finding::look(
            "budgets_do_not_sum",
            format!("budgets sum to {} of {}", money(sum), money(budget)),
            "make `budgets` add up to `budget`; what is not planned for a channel may stand under `other`",
        )),
        None => Some(Finding::note(
            "budgets_without_budget",
            format!("budgets sum to {}, and there is no `budget`: the whole campaign has no pacing", money(sum)),
            format!("set budget = \"{sum}\""),
        )),
    }
}

/// Spend is paced only where there is both something to spend and days to spend it on.
fn plan(campaign: &Campaign) -> Option<Finding> {
    let has_money = campaign.budget.is_some() || !campaign.budgets.is_empty();
    match (has_money, campaign.flights.is_empty()) {
        (true, true) => Some(Finding::note(
            "budget_without_flights",
            "there is a budget and no `flights`: nobody can say whether spend is on plan",
            "set `flights` to the days on which it runs",
        )),
        (false, false) => Some(Finding::note(
            "flights_without_budget",
            "there are `flights` and no `budget`: nobody can say whether spend is on plan",
            "set `budget`",
        )),
        _ => None,
    }
}

fn overlapping(campaign: &Campaign) -> Option<Finding> {
    let mut flights: Vec<Span> = campaign.flights.clone();
    flights.sort_unstable();
    let pair = flights.windows(2).find_map(|pair| match pair {
        [one, other] => one.overlap(*other).map(|both| (*one, *other, both)),
        _ => None,
    });
    pair.map(|(one, other, both)| {
        Finding::look(
            "flights_overlap",
            format!("the flights {one} and {other} have {both} in common"),
            "let each day stand in one flight only",
        )
    })
}
