//! Bodies that are too large for memory.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::body::Body;
use http_body_util::BodyExt;
use jiff::Timestamp;
use tempfile::TempDir;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::Refusal;

/// A body on the disk. It goes when this does.
pub(crate) struct Spooled {
    /// The file.
    pub(crate) path: PathBuf,
    _folder: TempDir,
}

/// How long a body may take to arrive: the largest one does at four megabits a second.
const ARRIVES_WITHIN: Duration = Duration::from_secs(10 * 60);

/// Writes a body into a new folder below `folder`, under `name`, no more than `largest` bytes, and for
/// no longer than ten minutes.
pub(crate) async fn spool(
    body: Body,
    folder: &Path,
    name: &str,
    largest: u64,
    modified: Option<Timestamp>,
) -> Result<Spooled, Refusal> {
    let arriving = whole(body, folder, name, largest, modified);
    tokio::time::timeout(ARRIVES_WITHIN, arriving).await.unwrap_or_else(|_| Err(too_long()))
}

async fn whole(
    mut body: Body,
    folder: &Path,
    name: &str,
    largest: u64,
    modified: Option<Timestamp>,
) -> Result<Spooled, Refusal> {
    let own = fresh(folder).map_err(|error| disk(&error))?;
    let path = own.path().join(name);
    let mut file = File::create_new(&path).await.map_err(|error| disk(&error))?;
    let mut length = 0_u64;
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame.map_err(|_| broken())?.into_data() else { continue };
        length = length.saturating_add(piece.len() as u64);
        if length > largest {
            return Err(too_large(largest));
        }
        file.write_all(&piece).await.map_err(|error| disk(&error))?;
    }
    file.flush().await.map_err(|error| disk(&error))?;
    touch(file.into_std().await, modified).map_err(|error| disk(&error))?;
    Ok(Spooled { path, _folder: own })
}

fn fresh(folder: &Path) -> std::io::Result<TempDir> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    tempfile::Builder::new().prefix("upload-").tempdir_in(folder)
}

/// Gives the file the time that it has at the person's: it may say when it was exported.
#[expect(clippy::needless_pass_by_value, reason = "the file is closed with it")]
fn touch(file: std::fs::File, modified: Option<Timestamp>) -> std::io::Result<()> {
    let millis = modified.and_then(|at| u64::try_from(at.as_millisecond()).ok());
    millis.map_or(Ok(()), |millis| file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(millis)))
}

pub(crate) fn too_large(largest: u64) -> Refusal {
    let detail = format!("A file may have {} MiB.", largest >> 20);
    let remedy = "Download fewer days at once, or put the file into the landing folder, which has no limit.";
    Refusal::new(413, "file_too_large", "The file is too large", detail, remedy)
}

fn too_long() -> Refusal {
    let detail =
        format!("The file did not arrive within {} minutes. Nothing of it was stored.", ARRIVES_WITHIN.as_secs() / 60);
    let remedy = "Send fewer days at once, or put the file into the landing folder, which has no limit.";
    Refusal::new(400, "upload_too_slow", "The file took too long", detail, remedy)
}

fn broken() -> Refusal {
    let detail = "The connection broke before the file was whole. Nothing of it was stored.";
    Refusal::new(400, "upload_broken", "The file did not arrive", detail, "Send it again.")
}

fn disk(error: &std::io::Error) -> Refusal {
    tracing::error!(%error, "an upload cannot be written");
    Refusal::unavailable("The file cannot be written to the data directory at present.")
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_drips_for_ever_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let drips = futures_util::stream::unfold((), async |()| {
            tokio::time::sleep(Duration::from_secs(29)).await;
            Some((Ok::<_, std::io::Error>("a"), ()))
        });
        let refusal = spool(Body::from_stream(drips), folder.path(), "a.csv", 1_000, None).await.err().unwrap();
        assert_eq!(refusal.into_response().status(), 400);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing of it is left");
    }
}
