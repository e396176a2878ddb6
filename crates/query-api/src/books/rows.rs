use domain::Source;
use domain::rules::doors::{Door, Doors, by_source};
use domain::rules::lifecycle::as_published;
use store::Store;

use super::{Books, unavailable};
use crate::Refusal;
use crate::answers::{AccountedRows, RowsAnswer};
use crate::questions::Moment;

impl<S: Store> Books<S> {
    pub(super) async fn account_for_rows(&self, at: &Moment) -> Result<RowsAnswer, Refusal> {
        let live = self.history.head().await.map_err(unavailable)?;
        let exports = self.store.exports().await.map_err(unavailable)?;
        let standing = self.store.sizes().await.map_err(unavailable)?;
        let exports: Vec<_> = exports.into_iter().map(|export| as_published(export, &live)).collect();
        let rows = by_source(&exports, &standing).into_iter().map(|(source, doors)| accounted(source, &doors));
        Ok(RowsAnswer { as_of: at.at, data_version: at.version, rows: rows.collect() })
    }
}

fn accounted(source: Source, doors: &Doors) -> AccountedRows {
    AccountedRows {
        source,
        exports: doors.exports,
        read: doors.read,
        visible: doors.through(Door::Visible),
        rejected: doors.through(Door::Rejected),
        held: doors.through(Door::Held),
        waiting: doors.through(Door::Waiting),
        superseded: doors.through(Door::Superseded),
        withdrawn: doors.through(Door::Withdrawn),
        purged: doors.through(Door::Purged),
        adds_up: doors.add_up(),
    }
}
