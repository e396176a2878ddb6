use std::io::{BufRead, Write};

use domain::{AccountKey, Source};

use super::answers;
use super::dialogue::{Dialogue, Ended, Question};
use super::plan::{Plan, Planned, slug};

/// Asks what the files did not say.
///
/// # Errors
/// The answers end before the questions do.
pub(super) fn ask<R: BufRead, W: Write>(dialogue: &mut Dialogue<R, W>, plan: Plan) -> Result<Plan, Ended> {
    let plan = ask_campaign(dialogue, plan)?;
    let plan = ask_money(dialogue, plan)?;
    let plan = ask_accounts(dialogue, plan)?;
    ask_people(dialogue, plan)
}

const fn question<'a>(number: usize, text: &'a str, such_as: &'a str) -> Question<'a> {
    Question { number, text, such_as }
}

fn ask_campaign<R: BufRead, W: Write>(dialogue: &mut Dialogue<R, W>, mut plan: Plan) -> Result<Plan, Ended> {
    plan.name = dialogue.ask(question(1, "What is the campaign called?", ""), &plan.name, answers::name)?;
    let proposed = slug(&plan.name).unwrap_or_else(|| plan.id.clone());
    let short = question(2, "Its short name, in addresses?", "Lower-case letters, digits and hyphens.");
    let id = dialogue.ask(short, &proposed, answers::id)?;
    Ok(Plan { id, ..plan })
}

fn ask_money<R: BufRead, W: Write>(dialogue: &mut Dialogue<R, W>, mut plan: Plan) -> Result<Plan, Ended> {
    let currency = question(3, "Which currency are its budget and figures in?", "An ISO code, such as GBP.");
    plan.currency = dialogue.ask(currency, plan.currency.as_str(), answers::currency)?;
    let budget = question(4, "What is the budget?", "Such as 55000; `none` leaves it out.");
    plan.budget = dialogue.ask_optional(budget, None, answers::money)?;
    let days = question(
        5,
        "On which days does it run?",
        "Such as 2026-09-14 to 2026-10-11; several divided by commas; `none` leaves it out.",
    );
    plan.flights = dialogue.ask_optional(days, None, answers::flights)?.unwrap_or_default();
    if let Some(budget) = plan.budget {
        let each = question(
            6,
            "What of the budget has each channel?",
            "Such as facebook 50000, x 5000, of meta, facebook, instagram, x, snapchat, youtube and other; or `none`.",
        );
        let read = |text: &str| answers::budgets(text, budget, plan.currency);
        plan.budgets = dialogue.ask_optional(each, None, read)?.unwrap_or_default();
    }
    Ok(plan)
}

fn ask_accounts<R: BufRead, W: Write>(dialogue: &mut Dialogue<R, W>, plan: Plan) -> Result<Plan, Ended> {
    let sources: Vec<&str> = Source::ALL.iter().map(|source| source.as_str()).collect();
    let such_as = format!(
        "As <source>/<name>, divided by commas; the name is yours, and becomes a folder. Sources: {}.",
        sources.join(", ")
    );
    let known: Vec<String> = plan.accounts.iter().map(|account| written(&account.key)).collect();
    let accounts =
        dialogue.ask(question(7, "Which accounts are there?", &such_as), &known.join(", "), answers::accounts)?;
    let visits = question(
        8,
        "Which account counts the visits to the helpline's site?",
        "Such as ga4/helpline-site; `none` where nobody counts them.",
    );
    let proposed = plan.referrals.as_ref().map(written);
    let referrals = dialogue.ask_optional(visits, proposed.as_deref(), answers::counting)?;
    let named = accounts.into_iter().chain(referrals.clone()).collect();
    let plan = Plan { accounts: chosen(&plan.accounts, named), referrals, ..plan }.tagged();
    if plan.referrals.is_none() {
        return Ok(plan);
    }
    let tag = question(9, "How does `utm_campaign` of its links read?", "* stands for any characters.");
    let utm = dialogue.ask(tag, &plan.utm, answers::tag)?;
    Ok(Plan { utm, ..plan })
}

/// The accounts that were named, with what files say of them.
fn chosen(known: &[Planned], named: Vec<AccountKey>) -> Vec<Planned> {
    let mut chosen: Vec<Planned> = Vec::new();
    for key in named {
        if chosen.iter().all(|account| account.key != key) {
            let said = known.iter().find(|account| account.key == key).cloned();
            chosen.push(said.unwrap_or_else(|| Planned::new(key)));
        }
    }
    chosen
}

fn ask_people<R: BufRead, W: Write>(dialogue: &mut Dialogue<R, W>, plan: Plan) -> Result<Plan, Ended> {
    let people = question(
        10,
        "How many people is it meant for, at most?",
        "`scotland` is 5,546,900 (National Records of Scotland, mid-2024); `scotland 16+` is about 4,648,300,\
         \n      without the 16.2 % aged 0 to 15; or a number and who says so, such as 1900000, Council estimate 2025; or `none`.",
    );
    let population = dialogue.ask_optional(people, None, answers::population)?;
    Ok(Plan { population, ..plan })
}

fn written(account: &AccountKey) -> String {
    format!("{}/{}", account.source, account.account)
}
