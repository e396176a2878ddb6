use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use jiff::SignedDuration;

use crate::Refusal;

/// How long a question is worked on. What changes something is not cut short: it ends by
/// itself, and a half of it helps nobody.
const LONGEST: Duration = Duration::from_secs(60);

/// How long a client may be silent in the middle of a body.
pub(crate) const SILENCE: Duration = Duration::from_secs(30);

/// Gives up on a question that takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> Result<Response, Refusal> {
    if !request.method().is_safe() {
        return Ok(next.run(request).await);
    }
    tokio::time::timeout(LONGEST, next.run(request)).await.map_err(|_| too_slow())
}

fn too_slow() -> Refusal {
    let detail = format!("The answer was not ready within {} seconds.", LONGEST.as_secs());
    let remedy = "Ask for fewer days, or for a coarser grain; or try again when less is going on.";
    Refusal::new(503, "too_slow", "It took too long", detail, remedy).retry_after(SignedDuration::from_secs(30))
}
