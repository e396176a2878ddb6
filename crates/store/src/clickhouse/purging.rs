use domain::{AccountKey, CampaignDay, Day, Entity, ExportId, LoadId, Span, Tally};

use super::database::Call;
use super::rows::{NameRow, TallyRow};
use super::{ClickHouse, failed};
use crate::{Gone, Purging, StoreError};

impl Purging for ClickHouse {
    async fn campaigns(&self, loads: &[LoadId]) -> Result<Vec<CampaignDay>, StoreError> {
        let query = self.client.query(include_str!("../../sql/purge/campaigns.sql")).param("loads", numbers(loads));
        let rows: Vec<NameRow> = query.fetch_all().await.map_err(failed("reading which campaigns there are"))?;
        Ok(rows.into_iter().map(CampaignDay::from).collect())
    }

    async fn weigh(&self, load: LoadId, gone: &Gone) -> Result<Tally, StoreError> {
        let query = bind(self.client.query(include_str!("../../sql/purge/weigh.sql")), load, gone);
        let row: TallyRow = query.fetch_one().await.map_err(failed("counting what goes"))?;
        row.into_tally()
    }

    async fn spare(&self, load: LoadId, into: LoadId, gone: &Gone) -> Result<(), StoreError> {
        for sql in [include_str!("../../sql/purge/spare.sql"), include_str!("../../sql/purge/spare_reach.sql")] {
            let query = bind(self.client.query(sql), load, gone).param("into", into.0);
            let query = days(query, ["total_froms", "total_tos"], gone.totals.iter().copied());
            query.execute().await.map_err(failed("copying what stays"))?;
        }
        Ok(())
    }

    async fn discard_all(&self, loads: &[LoadId]) -> Result<(), StoreError> {
        if loads.is_empty() {
            return Ok(());
        }
        // Rows last: as long as there are any, the load is known to be there.
        for sql in [
            include_str!("../../sql/purge/discard_campaign_days.sql"),
            include_str!("../../sql/purge/discard_reach.sql"),
            include_str!("../../sql/purge/discard_delivery.sql"),
        ] {
            let query = self.client.query(sql).param("loads", numbers(loads));
            query.execute().await.map_err(failed("removing rows"))?;
        }
        Ok(())
    }

    async fn forget_words(&self, exports: &[ExportId]) -> Result<(), StoreError> {
        let ids: Vec<&str> = exports.iter().map(|id| id.0.as_str()).collect();
        let query = self.client.query(include_str!("../../sql/purge/count_words.sql")).param("ids", &ids);
        let old: u64 = query.fetch_one().await.map_err(failed("counting what was said"))?;
        if old == 0 {
            return Ok(());
        }
        let query = self.client.query(include_str!("../../sql/purge/forget_words.sql")).param("ids", &ids);
        query.execute().await.map_err(failed("removing what was said"))
    }

    async fn forget_decisions(&self, account: &AccountKey) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/purge/forget_decisions.sql"));
        let query = query.param("source", account.source.as_str()).param("account", &account.account);
        query.execute().await.map_err(failed("removing decisions"))
    }
}

/// A table, how its parts are written anew, and how the files of the old ones are removed.
/// No row goes from the others: what `token` holds is about who may ask, and of no campaign.
const OVERWRITE: [(&str, &str, &str); 5] = [
    ("export", include_str!("../../sql/purge/overwrite_export.sql"), include_str!("../../sql/purge/clear_export.sql")),
    (
        "decision",
        include_str!("../../sql/purge/overwrite_decision.sql"),
        include_str!("../../sql/purge/clear_decision.sql"),
    ),
    (
        "delivery",
        include_str!("../../sql/purge/overwrite_delivery.sql"),
        include_str!("../../sql/purge/clear_delivery.sql"),
    ),
    (
        "campaign_day",
        include_str!("../../sql/purge/overwrite_campaign_day.sql"),
        include_str!("../../sql/purge/clear_campaign_day.sql"),
    ),
    ("reach", include_str!("../../sql/purge/overwrite_reach.sql"), include_str!("../../sql/purge/clear_reach.sql")),
];

impl ClickHouse {
    /// Writes what holds removed rows anew, without them. Until then they are hidden, and
    /// stand on the disk.
    ///
    /// # Errors
    /// The database cannot be reached, or has no room.
    pub async fn overwrite(&self) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/purge/masked.sql"));
        let masked: Vec<String> = query.fetch_all().await.map_err(failed("looking for removed rows"))?;
        for (_, sql, _) in OVERWRITE.iter().filter(|(table, ..)| masked.iter().any(|name| name == table)) {
            self.client.query(sql).execute().await.map_err(failed("overwriting removed rows"))?;
        }
        Ok(())
    }

    /// Removes the files of what was written anew. To be called once that is safely on the
    /// disk.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn clear(&self) -> Result<(), StoreError> {
        for (.., sql) in OVERWRITE {
            self.client.query(sql).execute().await.map_err(failed("removing files of removed rows"))?;
        }
        Ok(())
    }
}

fn numbers(loads: &[LoadId]) -> Vec<u64> {
    loads.iter().map(|load| load.0).collect()
}

fn bind(query: Call, load: LoadId, gone: &Gone) -> Call {
    let query = query.param("load", load.0).param("before", gone.before.unwrap_or(Day::RANGE.0).to_string());
    let query = days(query, ["froms", "tos"], gone.campaigns.iter().map(|(unit, _)| *unit));
    let query = entities(query, ["campaign_ids", "campaigns"], gone.campaigns.iter().map(|(_, campaign)| campaign));
    let query = days(query, ["visit_froms", "visit_tos"], gone.visits.iter().map(|(unit, ..)| *unit));
    let query = entities(query, ["link_ids", "links"], gone.visits.iter().map(|(_, link, _)| link));
    entities(query, ["origin_ids", "origins"], gone.visits.iter().map(|(.., origin)| origin))
}

fn days(query: Call, [froms, tos]: [&str; 2], spans: impl Iterator<Item = Span>) -> Call {
    let (first, last): (Vec<_>, Vec<_>) = spans.map(|span| (span.from.to_string(), span.to.to_string())).unzip();
    query.param(froms, first).param(tos, last)
}

fn entities<'a>(query: Call, [ids, names]: [&str; 2], entities: impl Iterator<Item = &'a Entity>) -> Call {
    let (known, called): (Vec<_>, Vec<_>) = entities.map(|entity| (&entity.id, &entity.name)).unzip();
    query.param(ids, known).param(names, called)
}
