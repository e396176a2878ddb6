//! What went wrong between us and the database, and whether it may pass.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;

use clickhouse::error::Error as ClientError;

use crate::StoreError;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// ClickHouse answered with the code of an error.
    Code(u32),
    /// The connection, or what lies on its way.
    Transport(Transport),
}

/// What went wrong with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transport {
    /// Nobody was reached, or the connection broke.
    Broken,
    /// No answer within the deadline.
    Late,
    /// A proxy, or a server about to stop, answered with a status of 500 or more.
    Busy,
    /// The connection could not be encrypted, or the certificate is not trusted.
    Untrusted,
    /// An answer that is none of ClickHouse's.
    Foreign,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Try again: the same request may succeed.
    Retry,
    /// These data will never be taken.
    Reject,
    /// Who we are, or what we may do, is to be put right by a person.
    Denied,
    /// Neither: the program and the database do not fit.
    Fatal,
}

/// Short of time, memory, disk, parts, connections, Keeper or replicas, or about to stop.
const PASSING: [u32; 40] = [
    159, // TIMEOUT_EXCEEDED
    160, // TOO_SLOW
    173, // CANNOT_ALLOCATE_MEMORY
    201, // QUOTA_EXCEEDED
    202, // TOO_MANY_SIMULTANEOUS_QUERIES
    203, // NO_FREE_CONNECTION
    209, // SOCKET_TIMEOUT
    210, // NETWORK_ERROR
    225, // NO_ZOOKEEPER
    234, // NO_REPLICA_HAS_PART
    236, // ABORTED
    241, // MEMORY_LIMIT_EXCEEDED
    242, // TABLE_IS_READ_ONLY
    243, // NOT_ENOUGH_SPACE
    244, // UNEXPECTED_ZOOKEEPER_ERROR
    252, // TOO_MANY_PARTS
    254, // NO_ACTIVE_REPLICAS
    255, // TOO_MANY_RETRIES_TO_FETCH_PARTS
    265, // NO_AVAILABLE_REPLICA
    279, // ALL_CONNECTION_TRIES_FAILED
    285, // TOO_FEW_LIVE_REPLICAS
    286, // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE
    289, // REPLICA_IS_NOT_IN_QUORUM
    319, // UNKNOWN_STATUS_OF_INSERT
    341, // UNFINISHED
    369, // ALL_REPLICAS_ARE_STALE
    394, // QUERY_WAS_CANCELLED
    416, // REPLICA_STATUS_CHANGED
    425, // SYSTEM_ERROR
    439, // CANNOT_SCHEDULE_TASK
    473, // DEADLOCK_AVOIDED
    692, // TOO_MANY_MUTATIONS
    700, // USER_SESSION_LIMIT_EXCEEDED
    722, // ASYNC_LOAD_WAIT_FAILED
    745, // SERVER_OVERLOADED
    749, // TCP_CONNECTION_LIMIT_REACHED
    762, // HTTP_CONNECTION_LIMIT_REACHED
    777, // MEMORY_RESERVATION_KILLED
    778, // MEMORY_RESERVATION_FAILED
    999, // KEEPER_EXCEPTION
];

/// Values that a column cannot hold, or that are none.
const UNFIT: [u32; 15] = [
    6,   // CANNOT_PARSE_TEXT
    27,  // CANNOT_PARSE_INPUT_ASSERTION_FAILED
    33,  // CANNOT_READ_ALL_DATA
    38,  // CANNOT_PARSE_DATE
    41,  // CANNOT_PARSE_DATETIME
    69,  // ARGUMENT_OUT_OF_BOUND
    70,  // CANNOT_CONVERT_TYPE
    72,  // CANNOT_PARSE_NUMBER
    117, // INCORRECT_DATA
    131, // TOO_LARGE_STRING_SIZE
    321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
    349, // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
    407, // DECIMAL_OVERFLOW
    457, // BAD_QUERY_PARAMETER
    469, // VIOLATED_CONSTRAINT
];

/// Who we are is not known, or has no right to it.
const DENIED: [u32; 8] = [
    164, // READONLY
    192, // UNKNOWN_USER
    193, // WRONG_PASSWORD
    194, // REQUIRED_PASSWORD
    291, // DATABASE_ACCESS_DENIED
    497, // ACCESS_DENIED
    516, // AUTHENTICATION_FAILED
    720, // USER_EXPIRED
];

/// What to do about a trouble. Of a code that is not known we do not say that it passes.
pub(super) fn classify(trouble: Trouble) -> Class {
    match trouble {
        Trouble::Code(code) if PASSING.contains(&code) => Class::Retry,
        Trouble::Code(code) if UNFIT.contains(&code) => Class::Reject,
        Trouble::Code(code) if DENIED.contains(&code) => Class::Denied,
        Trouble::Transport(Transport::Broken | Transport::Late | Transport::Busy) => Class::Retry,
        Trouble::Code(_) | Trouble::Transport(Transport::Untrusted | Transport::Foreign) => Class::Fatal,
    }
}

impl Trouble {
    /// What is to be said of it, without the database's own text, which may quote values of rows.
    pub(super) fn told(self, what: &'static str) -> StoreError {
        match (classify(self), self) {
            (Class::Retry, trouble) => StoreError::Unavailable(format!("{what} ({trouble})")),
            (Class::Reject, Self::Code(code)) => StoreError::Rejected { code, what },
            (Class::Denied, Self::Code(code)) => StoreError::Denied { code, what },
            (_, Self::Code(code)) => StoreError::Refused { code, what },
            (_, Self::Transport(_)) => StoreError::Unreachable(format!("{what}: {self}")),
        }
    }

    /// What stands behind an error of the client; nothing where an answer came that cannot be
    /// read.
    pub(super) fn of(error: &ClientError) -> Option<Self> {
        match error {
            ClientError::BadResponse(text) => Some(code(text).map_or_else(|| status(text), Self::Code)),
            ClientError::TimedOut => Some(Self::Transport(Transport::Late)),
            ClientError::Network(cause) => Some(Self::Transport(broken(cause.as_ref()))),
            ClientError::InvalidParams(_) | ClientError::Unsupported(_) => Some(Self::Transport(Transport::Foreign)),
            _ => None,
        }
    }
}

impl Display for Trouble {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let transport = match self {
            Self::Code(code) => return write!(out, "code {code}"),
            Self::Transport(transport) => transport,
        };
        out.write_str(match transport {
            Transport::Broken => "nobody answers there",
            Transport::Late => "no answer in time",
            Transport::Busy => "a server on the way is out of order",
            Transport::Untrusted => "the connection is not encrypted with a certificate that this machine trusts",
            Transport::Foreign => "what answers is no ClickHouse, or the address is none",
        })
    }
}

/// The code of an error as ClickHouse writes it.
fn code(text: &str) -> Option<u32> {
    let digits: String = text.split("Code: ").nth(1)?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What a text says that ClickHouse has not written: a status, or the page of a proxy about one.
fn status(text: &str) -> Trouble {
    let passing = ["500 ", "502 ", "503 ", "504 ", "429 "].iter().any(|status| text.contains(status));
    Trouble::Transport(if passing { Transport::Busy } else { Transport::Foreign })
}

fn broken(error: &(dyn Error + 'static)) -> Transport {
    if about_encryption(error) { Transport::Untrusted } else { Transport::Broken }
}

/// Whether the reason of an error, however deep, is that a connection is not encrypted as it
/// has to be.
fn about_encryption(error: &(dyn Error + 'static)) -> bool {
    let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let cause = wrapped.map(|cause| cause as &(dyn Error + 'static)).or_else(|| error.source());
    error.is::<rustls::Error>() || cause.is_some_and(about_encryption)
}

#[cfg(test)]
mod tests;
