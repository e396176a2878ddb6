//! The answer in a sentence.

use std::collections::BTreeMap;

use domain::rules::assign::Campaign;
use domain::{Currency, Money, grouped};

use crate::answers::{Figure, Number};

/// Says what was spent, of what, and what it brought; only what is known.
pub(super) fn of(campaign: &Campaign, figures: &BTreeMap<&'static str, Figure>) -> String {
    let value = |name: &str| figures.get(name).and_then(|figure| figure.value);
    let Some(Number::Money(spent)) = value("spend") else { return "No spend is known for these days".to_owned() };
    let spend = match campaign.budget {
        Some(budget) => format!("{} of {} spent", whole(spent, campaign.currency), whole(budget, campaign.currency)),
        None => format!("{} spent", whole(spent, campaign.currency)),
    };
    let brought = match (value("referrals"), value("cost_per_referral"), value("impressions")) {
        (Some(Number::Count(clicks)), Some(Number::Money(cost)), _) => {
            format!("; {} referral clicks at {} each", grouped(clicks), pence(cost, campaign.currency))
        }
        (Some(Number::Count(clicks)), ..) => format!("; {} referral clicks", grouped(clicks)),
        (_, _, Some(Number::Count(shown))) => format!("; {} impressions", grouped(shown)),
        _ => String::new(),
    };
    spend + &brought
}

fn whole(amount: Money, currency: Currency) -> String {
    let rounded = (amount.micros() + 500_000) / 1_000_000;
    format!("{}{}", currency.sign(), grouped(rounded))
}

fn pence(amount: Money, currency: Currency) -> String {
    let pence = (amount.micros() + 5_000) / 10_000;
    format!("{}{}.{:02}", currency.sign(), grouped(pence / 100), pence % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_readers_write_them() {
        let gbp = "GBP".parse().unwrap();
        assert_eq!(whole("53569.5".parse().unwrap(), gbp), "£53,570");
        assert_eq!(pence("19.7051".parse().unwrap(), gbp), "£19.71");
        assert_eq!(pence("1234.5".parse().unwrap(), "SEK".parse().unwrap()), "SEK 1,234.50");
    }
}
