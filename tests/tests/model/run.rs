//! Runs a list through both, and compares.

use std::sync::Arc;

use aggregator::{Decree, Outcome, Status};
use domain::rules::lifecycle::as_published;
use domain::{Export, ExportId, ExportState};
use proptest::test_runner::TestCaseError;
use store::{History, Store};
use telemetry::FixedClock;

use crate::operation::{How, Operation, Trouble};
use crate::plain::{MOVED, Plain};
use crate::real::{Process, Sent, exported};
use crate::told::compare;
use crate::world::moment;

type Check = Result<(), TestCaseError>;

/// Whether a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Going {
    On,
    /// A process died halfway through a decision and left another one to make: what a
    /// person who has seen nothing of it does then is not for a list to say.
    End,
}

/// Whether a decision took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Took {
    Wholly,
    Partly,
}

/// Runs a list of operations.
pub(crate) async fn list<S: Store>(store: &Arc<S>, operations: &[Operation]) -> Check {
    let clock = Arc::new(FixedClock::at(moment(100)));
    let mut both = Both { store, clock, plain: Plain::new(), sent: Vec::new() };
    both.rules(0).await?;
    for (at, operation) in operations.iter().enumerate() {
        if both.run(at as u64, operation).await? == Going::End {
            return Ok(());
        }
    }
    compare(store, &both.clock, &both.plain).await?;
    // What is swept away, no figure of any version needs.
    Process::start(store, &both.clock, Trouble::None)
        .sweep()
        .await
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    compare(store, &both.clock, &both.plain).await
}

struct Both<'a, S> {
    store: &'a Arc<S>,
    clock: Arc<FixedClock>,
    plain: Plain,
    sent: Vec<Sent>,
}

impl<S: Store> Both<'_, S> {
    async fn run(&mut self, at: u64, operation: &Operation) -> Result<Going, TestCaseError> {
        match operation {
            Operation::Send { recipe, exported: step, by_file_time, trouble } => {
                let id = ExportId(format!("{at:016x}"));
                let exported = exported(moment(*step), *by_file_time);
                let sent = Sent { id, recipe: recipe.clone(), salt: at, exported };
                let number = self.plain.send(recipe.clone(), exported.at, *by_file_time);
                self.sent.push(sent.clone());
                self.deliver(&sent, *trouble).await.and_then(|outcome| self.same_state(number, &outcome))?;
                Ok(Going::On)
            }
            Operation::Again { which, later } => self.again(*which, *later).await.map(|()| Going::On),
            Operation::Decide { which, how, trouble } => self.decide(*which, *how, *trouble).await,
            Operation::Withdraw { which, trouble } => {
                let fit = [ExportState::Visible, ExportState::Held, ExportState::Superseded];
                self.order(*which, &fit, Decree::Withdraw, *trouble, Plain::withdraw).await
            }
            Operation::Restore { which, trouble } => {
                self.order(*which, &[ExportState::Withdrawn], Decree::Restore, *trouble, Plain::restore).await
            }
            Operation::Rules { variant } => self.rules(*variant).await.map(|()| Going::On),
        }
    }

    /// Sends a file; a process that dies of it is started again and finds the file still there.
    async fn deliver(&self, sent: &Sent, trouble: Trouble) -> Result<Outcome, TestCaseError> {
        if let Some(outcome) = Process::start(self.store, &self.clock, trouble).send(sent).await {
            return Ok(outcome);
        }
        let again = Process::start(self.store, &self.clock, Trouble::None).send(sent).await;
        again.ok_or_else(|| TestCaseError::fail("a process without trouble died"))
    }

    fn same_state(&self, number: usize, outcome: &Outcome) -> Check {
        let plain = &self.plain.exports[number];
        let state = match outcome.status {
            Status::Visible | Status::Duplicate => ExportState::Visible,
            Status::Held => ExportState::Held,
            Status::Superseded => ExportState::Superseded,
            Status::Incomplete => ExportState::Incomplete,
        };
        let superseded_before = outcome.status == Status::Duplicate && plain.state == ExportState::Superseded;
        if (state, outcome.hold) == (plain.state, plain.hold) || superseded_before {
            return Ok(());
        }
        let (is, must) = ((outcome.status, outcome.hold), (plain.state, plain.hold));
        Err(TestCaseError::fail(format!(
            "export {number} is {is:?}, the plain model says {must:?}: {:?}",
            outcome.reason
        )))
    }

    async fn again(&mut self, which: u8, later: Option<u8>) -> Check {
        let Some(number) = usize::from(which).checked_rem(self.sent.len()) else { return Ok(()) };
        let at = later.map(moment);
        let sent = Sent {
            exported: at.map_or(exported(moment(0), true), |at| exported(at, false)),
            ..self.sent[number].clone()
        };
        self.plain.again(number, at);
        self.deliver(&sent, Trouble::None).await.map(drop)
    }

    async fn decide(&mut self, which: u8, how: How, trouble: Trouble) -> Result<Going, TestCaseError> {
        let Some(number) = self.pick(which, &[ExportState::Held]) else { return Ok(Going::On) };
        let decree = match how {
            How::Keep => Decree::KeepMissing,
            How::Drop => Decree::DropMissing,
            How::AsReport => Decree::AsReport(MOVED.to_owned()),
            How::Accept => Decree::Accept,
        };
        if self.decree(number, &decree, trouble).await? == Took::Partly {
            return Ok(Going::End);
        }
        self.plain.decide(number, how);
        self.same_states().await.map(|()| Going::On)
    }

    async fn order(
        &mut self,
        which: u8,
        fit: &[ExportState],
        decree: Decree,
        trouble: Trouble,
        plain: fn(&mut Plain, usize),
    ) -> Result<Going, TestCaseError> {
        let Some(number) = self.pick(which, fit) else { return Ok(Going::On) };
        self.decree(number, &decree, trouble).await?;
        plain(&mut self.plain, number);
        self.same_states().await.map(|()| Going::On)
    }

    async fn decree(&self, number: usize, decree: &Decree, trouble: Trouble) -> Result<Took, TestCaseError> {
        let id = &self.sent[number].id;
        let before = self.known(number).await?;
        let first = Process::start(self.store, &self.clock, trouble).decide(id, decree).await;
        let Err(aggregator::AggregatorError::Store(error)) = first else { return Ok(Took::Wholly) };
        if !error.may_pass() {
            return Err(TestCaseError::fail(error.to_string()));
        }
        let after = self.known(number).await?;
        if after.state == ExportState::Held && (after.hold, &after.missing) != (before.hold, &before.missing) {
            return Ok(Took::Partly);
        }
        // Whoever saw the process die says it again; that it does not fit any more says
        // that it had taken effect.
        drop(Process::start(self.store, &self.clock, Trouble::None).decide(id, decree).await);
        Ok(Took::Wholly)
    }

    /// What is known of an export, as the journal has it.
    async fn known(&self, number: usize) -> Result<Export, TestCaseError> {
        let failed = |error: store::StoreError| TestCaseError::fail(error.to_string());
        let head = History::new(Arc::clone(self.store)).head().await.map_err(failed)?;
        let known = self.store.export(&self.sent[number].id).await.map_err(failed)?;
        let known = known.ok_or_else(|| TestCaseError::fail(format!("export {number} is not known")))?;
        Ok(as_published(known, &head))
    }

    async fn rules(&mut self, variant: u8) -> Check {
        self.plain.rules(variant);
        let applied = Process::start(self.store, &self.clock, Trouble::None).apply_rules(variant).await;
        applied.map(drop).map_err(|error| TestCaseError::fail(error.to_string()))
    }

    fn pick(&self, which: u8, fit: &[ExportState]) -> Option<usize> {
        let exports = self.plain.exports.iter().enumerate();
        let fitting: Vec<usize> =
            exports.filter(|(_, export)| fit.contains(&export.state)).map(|(number, _)| number).collect();
        fitting.get(usize::from(which).checked_rem(fitting.len())?).copied()
    }

    async fn same_states(&self) -> Check {
        for (number, plain) in self.plain.exports.iter().enumerate() {
            let known = self.known(number).await?;
            if (known.state, known.hold) != (plain.state, plain.hold) {
                let (is, must) = ((known.state, known.hold), (plain.state, plain.hold));
                return Err(TestCaseError::fail(format!("export {number} is {is:?}, the plain model says {must:?}")));
            }
        }
        Ok(())
    }
}
