use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use bus::{BusError, Manifest, Message, Producer, Record};
use domain::{DatedBy, ExportId, ExportState, Exported, LoadId, Source, Zone};
use jiff::Timestamp;
use telemetry::{Clock, FixedClock};

use crate::*;

/// Two days of one campaign.
pub(super) const DAILY: &str = "\
\u{feff}\"Campaign name\",Day,Reach,Impressions,Currency,\"Amount spent (GBP)\",\"Link clicks\",\"Reporting starts\",\"Reporting ends\"
Wave 1,2026-06-01,41210,58004,GBP,212.40,233,2026-06-01,2026-06-01
Wave 1,2026-06-02,40877,57120,GBP,209.9561,219,2026-06-02,2026-06-02
";

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// What the other services know and get.
#[derive(Default)]
pub(super) struct Inner {
    pub(super) sent: Vec<Record>,
    pub(super) books: HashMap<ExportId, Remembered>,
    pub(super) outcome: Option<(Status, Option<Problem>)>,
    pub(super) takes: Option<usize>,
    pub(super) is_down: bool,
}

/// Plays the bus, the books and the aggregator.
#[derive(Clone, Default)]
pub(super) struct World(pub(super) Arc<Mutex<Inner>>);

impl World {
    pub(super) fn chunks(&self) -> usize {
        self.0.lock().unwrap().sent.iter().filter(|record| matches!(record.message, Message::Chunk(_))).count()
    }

    pub(super) fn manifests(&self) -> Vec<Manifest> {
        let inner = self.0.lock().unwrap();
        let manifest = |record: &Record| match &record.message {
            Message::Manifest(manifest) => Some((**manifest).clone()),
            _ => None,
        };
        inner.sent.iter().filter_map(manifest).collect()
    }

    pub(super) fn answers(&self, status: Status) {
        let error = (status == Status::Held).then(|| Problem::new("would_vanish", "an ad would vanish", "accept it"));
        self.0.lock().unwrap().outcome = Some((status, error));
    }
}

impl Producer for World {
    async fn send(&self, record: Record) -> Result<(), BusError> {
        let mut inner = self.0.lock().unwrap();
        if inner.takes.is_some_and(|most| inner.sent.len() >= most) {
            return Err(BusError::Closed);
        }
        inner.sent.push(record);
        Ok(())
    }
}

impl Known for World {
    async fn known(&self, id: &ExportId) -> Result<Option<Remembered>, Unavailable> {
        let inner = self.0.lock().unwrap();
        if inner.is_down { Err(Unavailable("nobody answers".into())) } else { Ok(inner.books.get(id).copied()) }
    }

    async fn all(&self) -> Result<HashMap<ExportId, Remembered>, Unavailable> {
        let inner = self.0.lock().unwrap();
        if inner.is_down { Err(Unavailable("nobody answers".into())) } else { Ok(inner.books.clone()) }
    }
}

impl Closings for World {
    async fn outcome(&self, export: &ExportId, load: LoadId) -> Closing {
        let manifest = self.manifests().pop().unwrap();
        assert_eq!((&manifest.export, manifest.load), (export, load));
        let mut inner = self.0.lock().unwrap();
        let usual = if manifest.chunks.is_some() { Status::Visible } else { Status::Duplicate };
        let (status, error) = inner.outcome.clone().unwrap_or((usual, None));
        let state = match status {
            Status::Visible => Some(ExportState::Visible),
            Status::Held => Some(ExportState::Held),
            _ => None,
        };
        let (exported, seen_at) = (manifest.exported, manifest.seen_at);
        if let Some(state) = state {
            inner.books.insert(export.clone(), Remembered { exported, seen_at, state, since: seen_at });
        }
        Closing { status, export_id: export.clone(), exported, missing: vec![], warnings: vec![], error }
    }
}

/// Folders, and a world around them.
pub(super) struct Stage {
    pub(super) folder: tempfile::TempDir,
    pub(super) settings: Settings,
    pub(super) orders: Orders,
    pub(super) world: World,
    pub(super) now: Timestamp,
}

impl Stage {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [landing, archive, quarantine] = ["landing", "archive", "quarantine"].map(|name| folder.path().join(name));
        std::fs::create_dir(&landing).unwrap();
        let main = Account {
            source: Source::Meta,
            name: "main".into(),
            zone: Zone::london(),
            currency: Some("GBP".parse().unwrap()),
            reports: vec![Report { name: "lenient".into(), max_rejects: 1 }],
        };
        let settings = Settings { folders: Folders { landing, archive, quarantine }, accounts: vec![main] };
        let (orders, world, now) = (Orders::default(), World::default(), at("2026-06-04T12:00:00Z"));
        Self { folder, settings, orders, world, now }
    }

    /// Writes a file that was last changed on 3 June.
    pub(super) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        touch(&path, at("2026-06-03T09:00:00Z"));
        path
    }

    pub(super) async fn run(&self, paths: &[PathBuf]) -> Vec<FileReport> {
        self.ingester().run(paths).await.unwrap()
    }

    pub(super) fn ingester(&self) -> Ingester<World, World, World> {
        let world = &self.world;
        let ports = (world.clone(), world.clone(), world.clone());
        Ingester::new(Arc::new(self.settings.clone()), self.orders.clone(), self.clock(), ports)
            .naming(LoadIds::from_seed(1))
    }

    pub(super) async fn check(&self, paths: &[PathBuf]) -> Vec<FileReport> {
        let settings = Arc::new(self.settings.clone());
        Checker::new(settings, self.orders.clone(), self.clock()).run(paths).await.unwrap()
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(FixedClock::at(self.now))
    }

    /// The originals in the archive, without the notes beside them.
    pub(super) fn kept(&self) -> Vec<String> {
        self.tree("archive").into_iter().filter(|path| !path.ends_with(".sent.json")).collect()
    }

    /// Every file below a folder, by path within the stage.
    pub(super) fn tree(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.folder.path().join(folder), &mut found);
        let inner = |path: PathBuf| path.strip_prefix(self.folder.path()).unwrap().display().to_string();
        let mut names: Vec<String> = found.into_iter().map(inner).collect();
        names.sort();
        names
    }
}

pub(super) fn touch(path: &Path, time: Timestamp) {
    File::options().write(true).open(path).unwrap().set_modified(time.try_into().unwrap()).unwrap();
}

pub(super) fn by_mtime(text: &str) -> Exported {
    Exported { at: at(text), by: DatedBy::Mtime }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { walk(&entry.path(), found) } else { found.push(entry.path()) }
    }
}
