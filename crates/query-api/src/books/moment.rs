use std::hash::{DefaultHasher, Hash, Hasher};

use domain::rules::assign::Rules;
use domain::{Version, Zone};
use jiff::Timestamp;
use store::Store;

use super::{Books, unavailable};
use crate::Refusal;
use crate::questions::{AsOf, Moment};

impl<S: Store> Books<S> {
    pub(super) async fn resolve(&self, as_of: Option<AsOf>) -> Result<Moment, Refusal> {
        let now = self.clock.now();
        let (version, judged) = match as_of {
            None => (self.history.head().await.map_err(unavailable)?.version, Some(now)),
            Some(AsOf::Version(version)) => (self.existing(version).await?, None),
            Some(AsOf::Moment(moment)) if moment > now => return Err(future(&moment)),
            Some(AsOf::Moment(moment)) => (self.history.version_at(moment).await.map_err(unavailable)?, Some(moment)),
        };
        let live = self.history.at(version).await.map_err(unavailable)?;
        let at = if version == Version::NONE { judged.unwrap_or(now) } else { live.visible_at };
        let evaluated_on = Zone::london().day_of(judged.unwrap_or(at));
        Ok(Moment { version, at, rules: fingerprint(&live.rules), evaluated_on })
    }

    async fn existing(&self, version: Version) -> Result<Version, Refusal> {
        let head = self.history.head().await.map_err(unavailable)?.version;
        if version > head {
            let detail = format!("{version} does not exist yet; the latest is {head}.");
            let remedy = format!("Ask for {head} or an earlier one.");
            let refusal = Refusal::unanswerable("as_of_in_future", "That version is still to come", detail, remedy);
            return Err(refusal.parameter("as_of", Vec::<String>::new()));
        }
        Ok(version)
    }
}

fn future(moment: &Timestamp) -> Refusal {
    let detail = format!("{moment} lies in the future.");
    let refusal = Refusal::unanswerable(
        "as_of_in_future",
        "That moment is still to come",
        detail,
        "Ask for a moment that has passed.",
    );
    refusal.parameter("as_of", Vec::<String>::new())
}

/// Tells two sets of rules apart in an entity tag.
fn fingerprint(rules: &Rules) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(rules).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
