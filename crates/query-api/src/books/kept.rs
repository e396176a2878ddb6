//! Whether what an answer was computed from is still there.

use domain::{Day, Publication, Purged, Span};
use store::Store;

use super::{Books, unavailable};
use crate::Refusal;
use crate::questions::Moment;

/// All days that the books can hold.
pub(super) const ALWAYS: Span = Span { from: Day::RANGE.0, to: Day::RANGE.1 };

impl<S: Store> Books<S> {
    /// Refuses an answer whose data were purged after its version. To be asked once the answer
    /// is worked out: what was purged meanwhile may be missing from it. It is about a campaign
    /// of ours, or about everything.
    pub(super) async fn still_there(
        &self,
        campaign: Option<&str>,
        range: Option<Span>,
        at: &Moment,
    ) -> Result<(), Refusal> {
        let (purges, Some(range)) = (self.history.purged_after(at.version).await.map_err(unavailable)?, range) else {
            return Ok(());
        };
        let live = self.live(at).await?;
        let lacking =
            |line: &&Publication| line.event.purge.as_ref().is_some_and(|purge| live.lacks(purge, campaign, range));
        purges.iter().rfind(lacking).map_or(Ok(()), |line| Err(gone(line, at)))
    }
}

fn gone(line: &Publication, at: &Moment) -> Refusal {
    let (what, more) = match line.event.purge.as_ref().map(|purge| &purge.what) {
        Some(Purged::Before(day)) => (format!("Data of days before {day}"), format!(", or for days from {day} on")),
        Some(Purged::Account(account)) => {
            (format!("Data of the account {}/{}", account.source, account.account), String::new())
        }
        Some(Purged::Campaign(id)) => (format!("Data of the campaign `{id}`"), String::new()),
        None => ("Data".to_owned(), String::new()),
    };
    let (then, now) = (at.version, line.version);
    Refusal::gone(
        format!("{what} were removed for good in {now}, and the answer at {then} may need them."),
        format!("Ask for {now} or a later version{more}."),
    )
}
