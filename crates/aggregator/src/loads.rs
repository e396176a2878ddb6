use domain::LoadId;

/// Gives names to loads; never the same one twice.
pub trait LoadIds: Send + Sync {
    /// A name that was never given.
    fn next(&self) -> LoadId;
}

impl<F: Fn() -> LoadId + Send + Sync> LoadIds for F {
    fn next(&self) -> LoadId {
        self()
    }
}
