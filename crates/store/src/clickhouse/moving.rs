//! Books that move to another database, whole.

use super::backup::Standing;
use super::{ClickHouse, Connection, failed, schema};
use crate::StoreError;

/// How many rows one INSERT takes at most, unless one load has more.
const SLICE: u64 = 1_000_000;

/// A range of loads, and their rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slice {
    first: u64,
    last: u64,
    rows: u64,
}

impl ClickHouse {
    /// Creates the tables of this program's version in a database that holds no books yet.
    ///
    /// # Errors
    /// The database cannot be reached, or its tables hold rows.
    pub async fn begin(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.database()? };
        let query = books.client.query(include_str!("../../sql/move/holds.sql")).brief();
        let rows: u64 = query.fetch_one().await.map_err(failed("looking whether the database is empty"))?;
        if rows > 0 {
            return Err(StoreError::Unfit(
                "the database holds books, or what a move that was cut short has left: name an empty one, or empty it \
                 (DROP DATABASE it, and create it anew)",
            ));
        }
        schema::apply(&books.client).await?;
        Ok(books)
    }

    /// Copies every table into empty books, the journal last, and compares what stands on both
    /// sides after each. Nobody may write to either meanwhile.
    ///
    /// # Errors
    /// A database cannot be reached, or what stands there is not what stands here.
    pub async fn copy_into(&self, other: &Self) -> Result<Vec<(String, u64)>, StoreError> {
        let tables = self.names(include_str!("../../sql/move/tables.sql")).await?;
        let by_load = self.names(include_str!("../../sql/move/by_load.sql")).await?;
        let mut copied = Vec::with_capacity(tables.len());
        for table in tables {
            if by_load.contains(&table) {
                self.copy_by_load(other, &table).await?;
            } else {
                self.copy(other, &table, None).await?;
            }
            let (here, there) = (self.standing(&table).await?, other.standing(&table).await?);
            if here != there {
                return Err(StoreError::Damaged(format!(
                    "{table} holds {} rows here and {} there, or others",
                    here.rows, there.rows
                )));
            }
            copied.push((table, here.rows));
        }
        Ok(copied)
    }

    async fn names(&self, sql: &'static str) -> Result<Vec<String>, StoreError> {
        self.client.query(sql).brief().fetch_all().await.map_err(failed("listing the tables"))
    }

    async fn copy_by_load(&self, other: &Self, table: &str) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/move/loads.sql")).param("table", table);
        let loads: Vec<(u64, u64)> = query.fetch_all().await.map_err(failed("counting rows"))?;
        for slice in slices(&loads) {
            self.copy(other, table, Some(slice)).await?;
        }
        Ok(())
    }

    /// Passes blocks on as they come.
    async fn copy(&self, other: &Self, table: &str, slice: Option<Slice>) -> Result<(), StoreError> {
        let query = match slice {
            Some(Slice { first, last, .. }) => {
                let query = self.client.query(include_str!("../../sql/move/slice.sql"));
                query.param("first", first).param("last", last)
            }
            None => self.client.query(include_str!("../../sql/move/whole.sql")),
        };
        let mut blocks = query.param("table", table).fetch_native_bytes().map_err(failed("reading rows"))?;
        let mut insert = other.client.insert_bytes(include_str!("../../sql/move/insert.sql"), table);
        let mut empty = true;
        while let Some(bytes) = blocks.next().await.map_err(failed("reading rows"))? {
            insert.send(bytes).await.map_err(failed("writing rows"))?;
            empty = false;
        }
        // An insert that was never sent anything has not begun.
        if empty { Ok(()) } else { insert.end().await.map_err(failed("writing rows")) }
    }

    async fn standing(&self, table: &str) -> Result<Standing, StoreError> {
        let query = self.client.query(include_str!("../../sql/move/stands.sql")).param("table", table);
        let (rows, fingerprint) = query.fetch_one().await.map_err(failed("counting what stands"))?;
        Ok(Standing { rows, fingerprint })
    }
}

/// Ranges of loads that together have not too many rows.
fn slices(loads: &[(u64, u64)]) -> Vec<Slice> {
    let mut slices: Vec<Slice> = Vec::new();
    for &(load, rows) in loads {
        match slices.last_mut() {
            Some(slice) if slice.rows + rows <= SLICE => {
                slice.last = load;
                slice.rows += rows;
            }
            _ => slices.push(Slice { first: load, last: load, rows }),
        }
    }
    slices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_load_lies_in_one_slice_and_none_grows_too_large() {
        let loads = [(3, 400_000), (4, 600_000), (9, 1), (10, 5_000_000), (11, 7)];
        let expected = [(3, 4, 1_000_000), (9, 9, 1), (10, 10, 5_000_000), (11, 11, 7)];
        let expected = expected.map(|(first, last, rows)| Slice { first, last, rows });
        assert_eq!(slices(&loads), expected);
        assert!(slices(&[]).is_empty());
    }
}
