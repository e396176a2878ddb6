use std::process::ExitCode;

/// Why a command ended without doing its work, and with which exit status.
#[derive(Debug)]
pub(crate) struct Failure {
    status: u8,
    message: String,
}

impl Failure {
    /// Something is wrong that a person should look at: status 1.
    pub(crate) fn wrong(message: impl std::fmt::Display) -> Self {
        Self { status: 1, message: message.to_string() }
    }

    /// Wrong usage: status 2.
    pub(crate) fn usage(message: impl std::fmt::Display) -> Self {
        Self { status: 2, message: message.to_string() }
    }

    /// Try again: status 75.
    pub(crate) fn again(message: impl std::fmt::Display) -> Self {
        Self { status: 75, message: message.to_string() }
    }

    /// The exit status.
    pub(crate) const fn status(&self) -> u8 {
        self.status
    }

    /// Whether the same may succeed later.
    pub(crate) const fn may_pass(&self) -> bool {
        self.status == 75
    }

    /// Says it on standard error.
    pub(crate) fn tell(self) -> ExitCode {
        eprintln!("reachline: {self}");
        ExitCode::from(self.status)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        if error.may_pass() { Self::again(error) } else { Self::wrong(error) }
    }
}

impl From<aggregator::AggregatorError> for Failure {
    fn from(error: aggregator::AggregatorError) -> Self {
        use aggregator::AggregatorError as Error;
        match error {
            Error::Store(error) => error.into(),
            Error::Bus(error) => error.into(),
            Error::Lock { .. } => Self::again(error),
            Error::Unknown(_) | Error::NoCampaign { .. } | Error::Unfit { .. } => Self::usage(error),
        }
    }
}

impl From<engine::OpenError> for Failure {
    fn from(error: engine::OpenError) -> Self {
        Self::again(error)
    }
}
