//! What the client's errors mean to a person.

use rdkafka::error::{KafkaError, RDKafkaErrorCode as Code};

use super::seen::Seen;
use super::settings::{KafkaSettings, Login};
use crate::{BusError, Partition};

/// Our number of a partition; nothing for the client's marks for none.
pub(super) fn partition(number: i32) -> Option<Partition> {
    u32::try_from(number).ok().map(Partition)
}

/// What an error of the client about a topic comes down to.
pub(super) fn explained(error: &KafkaError, topic: &str, settings: &KafkaSettings, seen: &Seen) -> BusError {
    if let Some(reason) = seen.refused() {
        return login(settings, &reason);
    }
    match error.rdkafka_error_code() {
        Some(Code::UnknownTopic | Code::UnknownTopicOrPartition | Code::UnknownPartition) => {
            BusError::Refused(format!("the topic {topic} does not exist: restart the aggregator, which makes it"))
        }
        Some(Code::Authentication | Code::SaslAuthenticationFailed) => login(settings, &error.to_string()),
        Some(Code::TopicAuthorizationFailed | Code::GroupAuthorizationFailed | Code::ClusterAuthorizationFailed) => {
            BusError::Refused(format!("the cluster does not let this user at {topic}: give it the rights ({error})"))
        }
        Some(Code::MessageSizeTooLarge | Code::InvalidMessageSize) => {
            BusError::TooLarge(format!("the topic {topic} takes smaller messages only: raise its max.message.bytes"))
        }
        Some(Code::FencedInstanceId | Code::Fenced) => {
            BusError::Refused("another process has the same instance name: give each a name of its own".to_owned())
        }
        Some(Code::Fatal | Code::InvalidConfig | Code::InvalidSessionTimeout | Code::UnsupportedSASLMechanism) => {
            BusError::Refused(format!("Kafka cannot go on with {topic}: {error}"))
        }
        _ => away(settings, seen),
    }
}

/// That no broker answers.
pub(super) fn away(settings: &KafkaSettings, seen: &Seen) -> BusError {
    match seen.refused() {
        Some(reason) => login(settings, &reason),
        None => BusError::Away(format!(
            "the broker at {} does not answer{}; nothing is lost, run again",
            settings.brokers,
            seen.fault()
        )),
    }
}

fn login(settings: &KafkaSettings, reason: &str) -> BusError {
    let who = settings.security.login.as_ref().map_or_else(|| "a client without a user".to_owned(), Login::shown);
    BusError::Refused(format!("the broker at {} refuses {who} ({reason})", settings.brokers))
}

/// Whether a consumer mends this by itself.
pub(super) fn passes(error: &KafkaError) -> bool {
    use Code as C;
    matches!(
        error.rdkafka_error_code(),
        Some(
            C::BrokerTransportFailure
                | C::AllBrokersDown
                | C::Resolve
                | C::OperationTimedOut
                | C::RequestTimedOut
                | C::TimedOutQueue
                | C::NetworkException
                | C::CoordinatorNotAvailable
                | C::CoordinatorLoadInProgress
                | C::NotCoordinator
                | C::NotLeaderForPartition
                | C::LeaderNotAvailable
                | C::PollExceeded
                | C::RebalanceInProgress
                | C::IllegalGeneration
                | C::UnknownMemberId
                | C::WaitingForCoordinator
                | C::Retry
        )
    )
}

/// Whether a commit came too late: the partition is another's, or about to be.
pub(super) fn lost(error: &KafkaError) -> bool {
    use Code as C;
    matches!(
        error.rdkafka_error_code(),
        Some(
            C::IllegalGeneration
                | C::UnknownMemberId
                | C::RebalanceInProgress
                | C::AssignmentLost
                | C::FencedMemberEpoch
                | C::StaleMemberEpoch
                | C::NoOffset
        )
    )
}
