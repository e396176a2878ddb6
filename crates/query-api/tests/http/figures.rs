//! Invented figures.

use std::collections::BTreeMap;

use domain::{
    Breakdown, BreakdownSet, Carried, Channel, Currency, DatedBy, Day, ExportId, ExportState, Hold, Level, Metric,
    Outcome, Reach, Source, Tally, Version,
};
use jiff::Timestamp;
use query_api::answers::{
    AccountAnswer, AccountedRows, Amount, AnnotationAnswer, CampaignAnswer, CampaignsAnswer, Cell, ChannelBudget,
    CoverageAnswer, CoveredDay, DayState, ExportAnswer, ExportRecord, ExportsAnswer, FamilyAnswer, Figure, Flight,
    Interval, MissingEntity, Number, PacingAnswer, PacingRow, PacingState, PopulationAnswer, ReachAcross, ReachAnswer,
    ReachInput, ReachRecord, RejectedRow, Row, RowKey, RowsAnswer, SeriesAnswer, State, SummaryAnswer, Table, Totals,
    UnassignedAnswer, UnassignedCampaign,
};
use query_api::{
    By, Days, MetricName, Moment, REACH_DEFINITION, ReachQuestion, SeriesQuestion, SummaryQuestion, definition_id,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn gbp() -> Currency {
    "GBP".parse().unwrap()
}

pub(crate) fn campaigns(at: &Moment) -> CampaignsAnswer {
    let campaign = CampaignAnswer {
        id: "ghgc".to_owned(),
        name: "#GetHelpOrGetCaught".to_owned(),
        currency: gbp(),
        time_zone: "Europe/London".to_owned(),
        budget: Some(Amount("55000".parse().unwrap())),
        budgets: vec![ChannelBudget { channel: Channel::Facebook, amount: Amount("18000".parse().unwrap()) }],
        population: Some(PopulationAnswer { size: 1_900_000, source: "Invented".to_owned() }),
        referrals: Some(AccountAnswer { source: Source::Ga4, account: "site".to_owned() }),
        annotations: vec![AnnotationAnswer { day: day("2026-09-22"), text: "Radio advert".to_owned() }],
        flights: vec![Flight { from: day("2026-09-14"), to: day("2026-10-11") }],
        illustrative: true,
        first_day: Some(day("2026-09-14")),
        last_day: None,
        channels: vec![Channel::Facebook, Channel::Instagram],
    };
    CampaignsAnswer { as_of: at.at, data_version: at.version, campaigns: vec![campaign] }
}

fn figure(value: Option<Number>, unit: &str, state: State, metric: MetricName) -> Figure {
    let definition = definition_id(metric);
    Figure { value, low: None, high: None, base: None, unit: unit.to_owned(), state, definition }
}

pub(crate) fn summary(question: &SummaryQuestion) -> SummaryAnswer {
    let impressions = MetricName::Count(Metric::Impressions);
    let views = MetricName::Count(Metric::Views);
    let spend = Number::Money("53570.5".parse().unwrap());
    SummaryAnswer {
        as_of: question.at.at,
        data_version: question.at.version,
        campaign: question.campaign.clone(),
        currency: gbp(),
        from: question.days.from.or(Some(day("2026-09-14"))),
        to: question.days.to.or(Some(day("2026-10-11"))),
        headline: "£53,571 of £55,000 spent".to_owned(),
        figures: BTreeMap::from([
            ("spend", figure(Some(spend), "GBP", State::Moving, MetricName::Spend)),
            ("impressions", figure(Some(Number::Count(8_120_000)), "count", State::Moving, impressions)),
            ("views", figure(None, "count", State::Missing, views)),
        ]),
        moving_days: 24,
        days: 28,
        notes: vec!["24 of 28 days may still move.".to_owned()],
    }
}

fn key(by: By, at: usize) -> Option<RowKey> {
    let name = ["facebook", "=cmd|'/c calc'!A1"][at].to_owned();
    let id = by.has_id().then(|| ["23851234567890123", "-5"][at].to_owned());
    (by != By::None).then_some(RowKey { name, id })
}

fn cells(metrics: &[MetricName]) -> Vec<Cell> {
    let cell = |metric: &MetricName| match metric {
        MetricName::Count(Metric::Impressions) => Cell::count(104_000, State::Moving),
        MetricName::Count(Metric::Clicks) => Cell::count(0, State::Ok),
        MetricName::Count(_) => Cell::MISSING,
        MetricName::Spend => Cell::money("640.12".parse().unwrap(), State::Moving),
        MetricName::CostPerReferral => {
            let money = |text: &str| Some(Number::Money(text.parse().unwrap()));
            let interval = Interval { low: money("13.5"), high: None, base: 37 };
            Cell { value: money("17.30"), state: State::Ok, interval: Some(interval) }
        }
    };
    metrics.iter().map(cell).collect()
}

pub(crate) fn series(question: &SeriesQuestion) -> SeriesAnswer {
    let row = |at, cells| Row { date: day("2026-09-14").plus(at), key: key(question.by, usize::from(at > 0)), cells };
    // The second row lacks cells: they are missing, never zero.
    let rows = vec![row(0, cells(&question.metrics)), row(1, Vec::new())];
    SeriesAnswer {
        as_of: question.at.at,
        data_version: question.at.version,
        campaign: question.campaign.clone(),
        currency: gbp(),
        from: Some(day("2026-09-14")),
        to: Some(day("2026-09-15")),
        grain: question.grain,
        by: question.by,
        metrics: question.metrics.clone(),
        definitions: question.metrics.iter().map(|metric| (*metric, definition_id(*metric))).collect(),
        rows: Table { by: question.by, metrics: question.metrics.clone(), rows },
        families: vec![FamilyAnswer {
            source: Source::Meta,
            account: "main".to_owned(),
            report: "default".to_owned(),
            level: Level::Campaign,
            breakdowns: BreakdownSet::EMPTY.with(Breakdown::Platform),
            exported_at: moment("2026-10-16T07:58:00Z"),
            days: 28,
            note: None,
        }],
        notes: Vec::new(),
    }
}

pub(crate) fn reach(question: &ReachQuestion) -> ReachAnswer {
    let row = ReachRecord {
        source: Source::Meta,
        account: "main".to_owned(),
        report: "default".to_owned(),
        level: Level::Campaign,
        channel: Channel::Facebook,
        entity: "GHGC, wave 1".to_owned(),
        entity_id: None,
        breakdowns: BTreeMap::from([(Breakdown::Age, "18-24".to_owned())]),
        from: day("2026-09-14"),
        to: day("2026-10-11"),
        reach: Some(Reach::new(41_210)),
        state: State::Ok,
        exported_at: moment("2026-10-16T07:58:00Z"),
    };
    ReachAnswer {
        as_of: question.at.at,
        data_version: question.at.version,
        campaign: question.campaign.clone(),
        from: question.days.from,
        to: question.days.to,
        definition: REACH_DEFINITION.to_owned(),
        rows: vec![row],
        across: Some(across()),
        note: "Reach cannot be added.".to_owned(),
    }
}

fn across() -> ReachAcross {
    let reach = Reach::new(41_210);
    let account = "main".to_owned();
    ReachAcross {
        low: 41_210,
        high: 60_000,
        point: None,
        method: "independence",
        population: None,
        population_source: None,
        population_too_small: false,
        frequency_low: Some(1.5),
        frequency_high: Some(2.25),
        inputs: vec![ReachInput {
            channel: Channel::Facebook,
            source: Source::Meta,
            account,
            entity: "GHGC, wave 1".to_owned(),
            reach,
        }],
        missing: vec![Channel::X],
        note: "Between bounds.".to_owned(),
    }
}

pub(crate) fn pacing(question: &SummaryQuestion) -> PacingAnswer {
    let amount = |text: &str| Some(Amount(text.parse().unwrap()));
    let row = |channel, index: Option<f64>| PacingRow {
        channel,
        budget: amount("55000"),
        planned: amount("27500"),
        spent: index.and(amount("23100.5")),
        spent_state: if index.is_some() { State::Moving } else { State::Missing },
        share: index.map(|_| 0.42),
        index,
        state: PacingState::of(index),
    };
    PacingAnswer {
        as_of: question.at.at,
        data_version: question.at.version,
        campaign: question.campaign.clone(),
        currency: gbp(),
        from: question.days.from,
        to: question.days.to,
        rows: vec![row(None, Some(0.84)), row(Some(Channel::X), None)],
    }
}

pub(crate) fn coverage(days: Days, at: &Moment) -> CoverageAnswer {
    let states = [DayState::Final, DayState::Moving, DayState::NotRechecked, DayState::Held, DayState::Missing];
    let row = |(past, state): (i32, DayState)| CoveredDay {
        source: Source::Meta,
        account: "main".to_owned(),
        date: day("2026-09-14").plus(past),
        state,
    };
    CoverageAnswer {
        as_of: at.at,
        data_version: at.version,
        from: days.from,
        to: days.to,
        rows: (0..).zip(states).map(row).collect(),
    }
}

fn totals() -> Totals {
    let mut tally = Tally { spend: "17640".parse().unwrap(), ..Tally::default() };
    tally.counts[Metric::Impressions.index()] = 2_940_000;
    Totals::of(&tally, Carried::NOTHING.with(Metric::Impressions).with_spend())
}

fn record(id: &str) -> ExportRecord {
    let rejected = RejectedRow {
        row: 7,
        column: "Impressions".to_owned(),
        code: "not_a_count".to_owned(),
        message: "…".to_owned(),
    };
    let missing =
        MissingEntity { entity: "Wave 0".to_owned(), impressions: 12, spend_micros: 5, outcome: Outcome::Held };
    ExportRecord {
        id: ExportId(id.to_owned()),
        file: "fb_0914_1011.csv".to_owned(),
        source: Source::Meta,
        layout: Some("meta_ads_reporting_csv".to_owned()),
        account: "main".to_owned(),
        report: "default".to_owned(),
        level: Some(Level::Campaign),
        breakdowns: [Breakdown::Age, Breakdown::Gender].into_iter().collect(),
        from: Some(day("2026-09-14")),
        to: Some(day("2026-10-11")),
        currency: Some(gbp()),
        exported_at: moment("2026-10-16T07:58:00Z"),
        exported_at_from: DatedBy::File,
        confirmed_at: moment("2026-10-16T07:58:00Z"),
        seen_at: moment("2026-10-16T08:00:00Z"),
        rows: 9_412,
        accepted: 9_411,
        rejected: 1,
        rejects: vec![rejected],
        repeated_keys: 0,
        totals: totals(),
        platform_totals: None,
        reconciled: None,
        state: ExportState::Held,
        hold: Some(Hold::WouldVanish),
        reason: Some("1 campaign would vanish.".to_owned()),
        remedy: Some("Keep its rows, or drop them.".to_owned()),
        missing: vec![missing],
        warnings: vec!["One.".to_owned(), "Two, or three.".to_owned()],
        version: None,
        visible_at: None,
    }
}

pub(crate) fn exports(at: &Moment, held: usize) -> ExportsAnswer {
    let exports = (0..=held).map(|at| record(&format!("e{at}"))).collect();
    ExportsAnswer { as_of: at.at, data_version: at.version, exports }
}

pub(crate) fn export(id: &ExportId, at: &Moment) -> ExportAnswer {
    ExportAnswer { as_of: at.at, data_version: at.version, export: record(&id.0) }
}

pub(crate) fn rows(at: &Moment) -> RowsAnswer {
    let row = AccountedRows {
        source: Source::Meta,
        exports: 3,
        read: 9_427,
        visible: 9_411,
        rejected: 1,
        held: 8,
        waiting: 4,
        superseded: 2,
        withdrawn: 1,
        purged: 0,
        adds_up: true,
    };
    RowsAnswer { as_of: at.at, data_version: at.version, rows: vec![row] }
}

pub(crate) fn unassigned(at: &Moment) -> UnassignedAnswer {
    let row = UnassignedCampaign {
        source: Source::Meta,
        account: "main".to_owned(),
        campaign_id: Some("23851234567890123".to_owned()),
        campaign: "Winter".to_owned(),
        first_day: day("2026-09-14"),
        last_day: day("2026-09-20"),
        impressions: Some(1_200),
        spend: None,
        currency: None,
    };
    let data_version: Version = at.version;
    UnassignedAnswer { as_of: at.at, data_version, rows: vec![row] }
}
