use bus::{InProcess, InProcessConsumer, Producer, Topic};

use crate::rules::{Bus, conform};

impl Bus for InProcess {
    type Consumer = InProcessConsumer;

    fn producer(&self) -> impl Producer {
        self.clone()
    }

    fn consumer(&self, topic: Topic) -> InProcessConsumer {
        Self::consumer(self, topic)
    }
}

conform!([cfg(test)] InProcess::new(4, 64));
