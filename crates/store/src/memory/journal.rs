use domain::{Decision, Export, ExportId, LoadId, Publication, SentTo, Version};

use super::Memory;
use crate::{Journal, StoreError};

impl Journal for Memory {
    async fn publications(&self, after: Version) -> Result<Vec<Publication>, StoreError> {
        Ok(self.lock().publications.iter().filter(|line| line.version > after).cloned().collect())
    }

    async fn publish(&self, line: &Publication) -> Result<(), StoreError> {
        let mut state = self.lock();
        let last = state.publications.last().map_or(Version::NONE, |line| line.version);
        if line.version != last.next() {
            return Err(StoreError::Overtaken(line.version));
        }
        state.publications.push(line.clone());
        Ok(())
    }

    async fn exports(&self) -> Result<Vec<Export>, StoreError> {
        let mut exports: Vec<Export> = self.lock().exports.values().cloned().collect();
        exports.sort_by_key(|export| export.seen);
        Ok(exports)
    }

    async fn export(&self, id: &ExportId) -> Result<Option<Export>, StoreError> {
        Ok(self.lock().exports.get(id).cloned())
    }

    async fn count_exports(&self) -> Result<u64, StoreError> {
        Ok(self.lock().exports.len() as u64)
    }

    async fn record(&self, export: &Export) -> Result<(), StoreError> {
        self.lock().exports.insert(export.id.clone(), export.clone());
        Ok(())
    }

    async fn decisions(&self, report: &SentTo) -> Result<Vec<Decision>, StoreError> {
        Ok(self.lock().decisions.get(report).cloned().unwrap_or_default())
    }

    async fn remember(&self, report: &SentTo, decision: &Decision) -> Result<(), StoreError> {
        self.lock().decisions.entry(report.clone()).or_default().push(decision.clone());
        Ok(())
    }

    async fn tell(&self, sending: LoadId, outcome: &str) -> Result<(), StoreError> {
        self.lock().outcomes.entry(sending).or_insert_with(|| outcome.to_owned());
        Ok(())
    }

    async fn told(&self, sending: LoadId) -> Result<Option<String>, StoreError> {
        Ok(self.lock().outcomes.get(&sending).cloned())
    }
}
