//! From the domain's words to the answer's.

use domain::rules::answer::{FigureState, Figures};
use domain::rules::assign::{Campaign, Rules};
use domain::{Currency, Money};

use crate::answers::{Cell, State};
use crate::{By, Grain, MetricName, Refusal};

pub(super) const fn by(by: By) -> domain::rules::answer::By {
    use domain::Breakdown;
    use domain::rules::answer::By as Asked;
    match by {
        By::None => Asked::None,
        By::Channel => Asked::Channel,
        By::Campaign => Asked::Campaign,
        By::Adset => Asked::Adset,
        By::Ad => Asked::Ad,
        By::Region => Asked::Breakdown(Breakdown::Region),
        By::Age => Asked::Breakdown(Breakdown::Age),
        By::Gender => Asked::Breakdown(Breakdown::Gender),
        By::Placement => Asked::Breakdown(Breakdown::Placement),
    }
}

pub(super) const fn grain(grain: Grain) -> domain::rules::answer::Grain {
    use domain::rules::answer::Grain as Asked;
    match grain {
        Grain::Day => Asked::Day,
        Grain::Week => Asked::Week,
        Grain::Month => Asked::Month,
        Grain::Total => Asked::Total,
    }
}

pub(super) const fn state(state: FigureState) -> State {
    match state {
        FigureState::Ok => State::Ok,
        FigureState::NotRechecked => State::NotRechecked,
        FigureState::Moving => State::Moving,
        FigureState::Partial => State::Partial,
        FigureState::Missing => State::Missing,
    }
}

/// The cell of one metric; different currencies are never added without a rate.
pub(super) fn cell(figures: &Figures, metric: MetricName, campaign: &Campaign, rules: &Rules) -> Result<Cell, Refusal> {
    match metric {
        MetricName::Count(metric) => Ok(figures
            .count(metric)
            .map_or(Cell::MISSING, |count| Cell::count(count, state(figures.count_state(metric))))),
        MetricName::Spend => {
            let Some(amounts) = figures.spend() else { return Ok(Cell::MISSING) };
            let amounts: Result<Vec<Money>, Refusal> =
                amounts.iter().map(|(currency, amount)| converted(*amount, *currency, campaign, rules)).collect();
            Ok(Cell::money(amounts?.into_iter().sum(), state(figures.spend_state())))
        }
        MetricName::CostPerReferral => Ok(Cell::NA),
    }
}

fn converted(amount: Money, from: Option<Currency>, campaign: &Campaign, rules: &Rules) -> Result<Money, Refusal> {
    let from = from.unwrap_or(campaign.currency);
    rules.convert(amount, from, campaign.currency).ok_or_else(|| {
        let to = campaign.currency;
        let detail = format!("Some of this spend is in {from}, and the campaign's figures are in {to}.");
        let remedy = format!("Ask for metrics without spend, or configure a rate from {from} to {to} under [rates].");
        Refusal::unanswerable("currencies_differ", "Two currencies cannot be added", detail, remedy)
    })
}
