use crate::Problem;

/// Runs work that waits for the disk where it does not hold up the bus or the engine.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        Problem::new(
            "internal_error",
            "the program failed while it handled this file",
            "leave the file where it is and report the fault with the log of this run",
        )
    })
}
