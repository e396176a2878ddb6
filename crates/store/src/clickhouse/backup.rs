use std::collections::{BTreeMap, BTreeSet};

use domain::LoadId;
use serde::{Deserialize, Serialize};

use super::{ClickHouse, Connection, SCHEMA_VERSION, failed, schema};
use crate::StoreError;

/// The name under which a copy of the books lies among the engine's backups.
pub const BACKUP: &str = "books";

/// What stands in the books: enough to tell whether a copy is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// The version of the schema.
    pub schema: u32,
    /// Every table by its name. Of tables of rows, what stands under the loads asked for.
    pub tables: BTreeMap<String, Standing>,
}

/// What stands in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its rows.
    pub rows: u64,
    /// The sum of a hash of each row: the same for the same rows in any order.
    pub fingerprint: u64,
}

/// A statement for each table: a new table has to be added here. Only `token` is copied and not
/// compared: it may change while the copy is made, since revoking a token waits for nobody.
const STANDS: [(&str, &str); 6] = [
    ("publication", include_str!("../../sql/backup/stands_publication.sql")),
    ("export", include_str!("../../sql/backup/stands_export.sql")),
    ("decision", include_str!("../../sql/backup/stands_decision.sql")),
    ("delivery", include_str!("../../sql/backup/stands_delivery.sql")),
    ("campaign_day", include_str!("../../sql/backup/stands_campaign_day.sql")),
    ("reach", include_str!("../../sql/backup/stands_reach.sql")),
];

impl ClickHouse {
    /// Copies the books to where the engine keeps backups, under [`BACKUP`], which must not
    /// be there yet. Each table is copied as it stands at some moment, so nobody may close
    /// exports meanwhile.
    ///
    /// # Errors
    /// The database cannot be reached, or cannot write there.
    pub async fn back_up(&self) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/backup/create.sql"));
        query.execute().await.map_err(failed("copying the books"))
    }

    /// Brings back what [`back_up`](Self::back_up) wrote, into a database without tables,
    /// which is not brought to this program's schema yet.
    ///
    /// # Errors
    /// The database cannot be reached or read the copy, or the copy is of a newer program.
    pub async fn restore(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.database()? };
        let query = books.client.query(include_str!("../../sql/backup/restore.sql"));
        query.execute().await.map_err(failed("bringing the books back"))?;
        match schema::applied(&books.client).await? {
            found if found > SCHEMA_VERSION => Err(StoreError::Schema { found, needed: SCHEMA_VERSION }),
            _ => Ok(books),
        }
    }

    /// What stands in the books under these loads.
    ///
    /// # Errors
    /// The database cannot be reached or read.
    pub async fn inventory(&self, loads: &BTreeSet<LoadId>) -> Result<Inventory, StoreError> {
        let loads: Vec<u64> = loads.iter().map(|load| load.0).collect();
        let query = self.client.query(include_str!("../../sql/backup/tables.sql"));
        let there: Vec<String> = query.fetch_all().await.map_err(failed("listing the tables"))?;
        let mut tables = BTreeMap::new();
        // Books of an older program may lack a table.
        for (table, sql) in STANDS.into_iter().filter(|(table, _)| there.iter().any(|name| name == table)) {
            let query = self.client.query(sql).param("loads", &loads);
            let (rows, fingerprint) = query.fetch_one().await.map_err(failed("counting what stands"))?;
            tables.insert(table.to_owned(), Standing { rows, fingerprint });
        }
        Ok(Inventory { schema: schema::applied(&self.client).await?, tables })
    }
}
