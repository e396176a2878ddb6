use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Batch, EntityPath, LoadId, ReachRow, Slice, Tally};

use super::rows::TallyRow;
use super::{ClickHouse, failed, native, slices};
use crate::{Loads, StoreError};

impl Loads for ClickHouse {
    async fn append(&self, load: LoadId, batches: &[Arc<Batch>]) -> Result<(), StoreError> {
        let what = "storing rows";
        let mut insert = self.client.insert_native("delivery");
        for batch in batches.iter().filter(|batch| !batch.is_empty()) {
            let block = native::block(load, batch).map_err(|error| StoreError::Damaged(format!("{what}: {error}")))?;
            let written = insert.write(&block).await;
            if written.is_err() {
                self.client.requests().count(&written);
            }
            written.map_err(failed(what))?;
        }
        let ended = insert.end().await;
        self.client.requests().count(&ended);
        ended.map_err(failed(what))
    }

    async fn append_reach(&self, load: LoadId, rows: &[ReachRow]) -> Result<(), StoreError> {
        for row in rows {
            let entity = serde_json::to_string(&row.entity).unwrap_or_default();
            let query = self.client.query(include_str!("../../sql/loads/append_reach.sql"));
            let query = query.param("load", load.0).param("entity", entity).param("reach", row.reach.reported());
            let query = query.param("from", row.span.from.to_string()).param("to", row.span.to.to_string());
            query.execute().await.map_err(failed("storing reach"))?;
        }
        Ok(())
    }

    async fn roll_up(&self, load: LoadId) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/loads/roll_up.sql")).param("load", load.0);
        query.execute().await.map_err(failed("adding rows up"))
    }

    async fn stands(&self, load: LoadId) -> Result<(Tally, Tally), StoreError> {
        let rows = self.tally(include_str!("../../sql/loads/stands_rows.sql"), load).await?;
        let campaign_days = self.tally(include_str!("../../sql/loads/stands_campaign_days.sql"), load).await?;
        Ok((rows, campaign_days))
    }

    async fn keep(&self, into: LoadId, from: &[Slice], entities: &[EntityPath]) -> Result<(), StoreError> {
        if from.is_empty() || entities.is_empty() {
            return Ok(());
        }
        let names =
            |part: fn(&EntityPath) -> &String| entities.iter().map(|path| part(path).clone()).collect::<Vec<_>>();
        let query = slices::bind(self.client.query(include_str!("../../sql/loads/keep.sql")), from);
        let query = query.param("into", into.0);
        let query = query
            .param("campaign_ids", names(|path| &path.campaign.id))
            .param("campaigns", names(|path| &path.campaign.name));
        let query =
            query.param("adset_ids", names(|path| &path.adset.id)).param("adsets", names(|path| &path.adset.name));
        let query = query.param("ad_ids", names(|path| &path.ad.id)).param("ads", names(|path| &path.ad.name));
        query.execute().await.map_err(failed("keeping rows"))
    }

    async fn discard(&self, load: LoadId) -> Result<(), StoreError> {
        for sql in [
            include_str!("../../sql/loads/discard_campaign_days.sql"),
            include_str!("../../sql/loads/discard_reach.sql"),
            include_str!("../../sql/loads/discard_delivery.sql"),
        ] {
            self.client.query(sql).param("load", load.0).execute().await.map_err(failed("removing rows"))?;
        }
        Ok(())
    }

    async fn loads(&self) -> Result<Vec<LoadId>, StoreError> {
        let loads: Vec<u64> = self
            .client
            .query(include_str!("../../sql/loads/loads.sql"))
            .fetch_all()
            .await
            .map_err(failed("listing loads"))?;
        Ok(loads.into_iter().map(LoadId).collect())
    }

    async fn sizes(&self) -> Result<BTreeMap<LoadId, u64>, StoreError> {
        let query = self.client.query(include_str!("../../sql/loads/sizes.sql"));
        let sizes: Vec<(u64, u64)> = query.fetch_all().await.map_err(failed("counting the rows of loads"))?;
        Ok(sizes.into_iter().map(|(load, rows)| (LoadId(load), rows)).collect())
    }

    async fn origins(&self, loads: &[LoadId]) -> Result<Vec<(LoadId, LoadId)>, StoreError> {
        let query = self.client.query(include_str!("../../sql/loads/origins.sql"));
        let query = query.param("loads", loads.iter().map(|load| load.0).collect::<Vec<_>>());
        let pairs: Vec<(u64, u64)> = query.fetch_all().await.map_err(failed("reading where rows were kept from"))?;
        Ok(pairs.into_iter().map(|(load, origin)| (LoadId(load), LoadId(origin))).collect())
    }
}

impl ClickHouse {
    async fn tally(&self, sql: &'static str, load: LoadId) -> Result<Tally, StoreError> {
        let row: TallyRow =
            self.client.query(sql).param("load", load.0).fetch_one().await.map_err(failed("counting rows"))?;
        row.into_tally()
    }
}
