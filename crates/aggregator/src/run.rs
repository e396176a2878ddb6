//! Off the bus: loops that take one record after another.

use bus::{BusError, Consumer, InProcess, Message, Producer, Received, Topic};
use store::Store;

use crate::storing::Storing;
use crate::{Aggregator, AggregatorError, Tell};

impl<S: Store> Aggregator<S> {
    /// Stores and closes within this process until no more rows will be sent, and says what
    /// became of each sending before it is committed.
    ///
    /// # Errors
    /// The books or the bus fail; what was not closed has to be sent again.
    pub async fn run(&self, bus: &InProcess, closed: impl Tell) -> Result<(), AggregatorError> {
        let storing = async {
            let stored = self.store_rows(bus.consumer(Topic::Rows), bus).await;
            bus.close(Topic::Closings);
            stored
        };
        tokio::try_join!(storing, self.close_loads(bus.consumer(Topic::Closings), closed)).map(|_| ())
    }

    /// Brings rows into the books, and passes on each sending that came to its end. Offsets are
    /// committed once what they hold stands in the books and was passed on.
    ///
    /// # Errors
    /// The books or the bus fail for good; what was not committed is delivered again.
    pub async fn store_rows(&self, mut rows: impl Consumer, forward: &impl Producer) -> Result<(), AggregatorError> {
        let mut failures = 0;
        loop {
            let mut storing = Storing::new(self, rows.window());
            let Err(error) = storing.run(&mut rows, forward, &mut failures).await else { return Ok(()) };
            self.start_again(&mut rows, error, &mut failures).await?;
        }
    }

    /// Closes one load after another, and says what became of each sending.
    ///
    /// # Errors
    /// The books or the bus fail for good; what was not committed is delivered again.
    pub async fn close_loads(&self, mut closings: impl Consumer, mut closed: impl Tell) -> Result<(), AggregatorError> {
        let mut failures = 0;
        loop {
            let Err(error) = self.close_each(&mut closings, &mut closed, &mut failures).await else { return Ok(()) };
            self.start_again(&mut closings, error, &mut failures).await?;
        }
    }

    async fn close_each(
        &self,
        closings: &mut impl Consumer,
        closed: &mut impl Tell,
        failures: &mut u32,
    ) -> Result<(), AggregatorError> {
        while let Some(Received { partition, offset, message }) = closings.poll().await? {
            if let Message::Stored(stored) = message {
                let outcome = Box::pin(self.complete(*stored)).await?;
                closed.tell(outcome).await?;
            }
            closings.commit(partition, offset).await?;
            *failures = 0;
        }
        Ok(())
    }

    /// Waits a while and goes back to what was committed, where what failed may pass and the bus
    /// still has what it delivered.
    async fn start_again(
        &self,
        consumer: &mut impl Consumer,
        error: AggregatorError,
        failures: &mut u32,
    ) -> Result<(), AggregatorError> {
        if !error.may_pass() || !consumer.rewind().await? {
            return Err(error);
        }
        let pause = self.patience.pause(*failures);
        tracing::warn!(%error, seconds = pause.as_secs_f32(), "waits and tries again; nothing is lost");
        *failures = failures.saturating_add(1);
        tokio::time::sleep(pause).await;
        Ok(())
    }
}

impl AggregatorError {
    /// Whether the same may succeed later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Store(error) => error.may_pass(),
            Self::Lock { .. } | Self::Bus(BusError::Away(_)) => true,
            Self::Bus(_) | Self::Unknown(_) | Self::NoCampaign { .. } | Self::Unfit { .. } => false,
        }
    }
}
