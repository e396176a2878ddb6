use bus::{Kafka, KafkaConsumer, Producer, Topic};

use crate::broker::kafka;
use crate::rules::{Bus, conform};

impl Bus for Kafka {
    type Consumer = KafkaConsumer;

    fn producer(&self) -> impl Producer {
        Self::producer(self)
    }

    fn consumer(&self, topic: Topic) -> KafkaConsumer {
        Self::consumer(self, topic).unwrap()
    }
}

conform!([ignore = "needs a real broker: make test-cluster"] kafka().await);
