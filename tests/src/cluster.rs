//! A deployment on several machines, for tests beside a real broker.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bus::{Consumer, Kafka, KafkaSettings, Topic};
use store::{ClickHouse, Connection, Deadlines, Loads, Server as Database};

use crate::server::started;
use crate::{Port, Ran, Server, Site};

/// A deployment on several machines: a real broker, the engine in a process of its own as the
/// database, and `ingest`, `aggregate` and `serve` apart from each other.
#[derive(Debug)]
pub struct Cluster {
    /// Where the ingester runs.
    pub site: Site,
    database: Port,
    _data: tempfile::TempDir,
}

impl Cluster {
    /// An empty one, with topics of its own, and the configuration of every site.
    ///
    /// # Panics
    ///
    /// Where there is no broker.
    pub fn new() -> Self {
        Self::of(Site::new())
    }

    /// One for a site, whose configuration it adds to.
    ///
    /// # Panics
    ///
    /// Where there is no broker.
    pub fn of(site: Site) -> Self {
        let brokers = brokers();
        let data = tempfile::tempdir().expect("a folder can be made");
        let database = Port::open(&data.path().join("database"));
        let name = prefix_of(&site);
        let kafka = format!(
            "[kafka]\nbrokers = \"{brokers}\"\nprefix = \"{name}\"\ngroup = \"{name}\"\npartitions = 3\n\
             session_timeout = 6\nsend_timeout = 20\nclosing_timeout = 120\n"
        );
        let path = site.root().join("reachline.toml");
        let text = std::fs::read_to_string(&path).expect("the configuration can be read");
        site.configure(&format!("{text}\n{}{kafka}", database.lines()));
        let cluster = Self { site, database, _data: data };
        cluster.site.run(&["migrate"]).ends(0);
        cluster.site.apply().ends(0);
        cluster
    }

    /// What the names of its topics begin with.
    ///
    /// # Panics
    ///
    /// Never.
    pub fn prefix(&self) -> String {
        prefix_of(&self.site)
    }

    /// Changes a line of the configuration.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn change(&self, from: &str, to: &str) {
        let path = self.site.root().join("reachline.toml");
        let text = std::fs::read_to_string(&path).expect("the configuration can be read");
        assert!(text.contains(from), "{text}");
        self.site.configure(&text.replace(from, to));
    }

    /// Starts `aggregate`, and waits until it has something to read.
    ///
    /// # Panics
    ///
    /// Where it does not.
    pub fn aggregator(&self) -> Server {
        let server = self.starting_aggregator();
        until("the aggregator is ready", || server.get("/readyz").send().status == 200);
        server
    }

    /// Starts `aggregate`, and does not wait until it has something to read.
    ///
    /// # Panics
    ///
    /// Where it does not begin.
    pub fn starting_aggregator(&self) -> Server {
        started(self.site.command(&["aggregate", "--listen", "127.0.0.1:0"]), "is at http://")
    }

    /// Starts `serve`.
    ///
    /// # Panics
    ///
    /// Where it does not answer.
    pub fn serve(&self) -> Server {
        self.site.serve()
    }

    /// Starts a run of `ingest` over the landing folder.
    ///
    /// # Panics
    ///
    /// Where it cannot be started.
    pub fn begin_ingest(&self) -> Running {
        let mut command = self.site.command(&["ingest", "--json"]);
        Running(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts"))
    }

    /// Starts a run of `ingest`, and stops it (SIGSTOP) once the first of its records lies on the
    /// bus: of a large export most is still to come. It gets on in short turns, so that however
    /// fast it is, nothing more than a turn comes after that record.
    ///
    /// # Panics
    ///
    /// Where nothing comes.
    pub fn stopped_at_its_first_record(&self) -> Running {
        let (brokers, prefix) = (brokers(), self.prefix());
        let group = format!("{prefix}-onlooker");
        let kafka = Kafka::connect(KafkaSettings { prefix, group, ..KafkaSettings::new(brokers) });
        let kafka = kafka.expect("the settings are right");
        let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
        let _inside = runtime.enter();
        let mut consumer = kafka.consumer(Topic::Rows).expect("the topic can be read");
        let reading = runtime.spawn(async move { while consumer.poll().await.is_ok_and(|one| one.is_some()) {} });
        until("the onlooker has its partitions", || kafka.health().rows > 0);
        let ingest = self.begin_ingest();
        until("a record comes", || {
            ingest.signal("STOP");
            std::thread::park_timeout(Duration::from_millis(50));
            let has_come = kafka.traffic().received > 0;
            if !has_come {
                ingest.signal("CONT");
            }
            has_come
        });
        reading.abort();
        ingest
    }

    /// Waits until rows of some load stand in the books.
    ///
    /// # Panics
    ///
    /// Where none do.
    pub fn until_rows_stand(&self) {
        let runtime = tokio::runtime::Runtime::new().expect("the system gives threads");
        let books = runtime.block_on(ClickHouse::open(&Connection::Server(self.connection())));
        let books = books.expect("the books can be opened");
        until("rows stand", || !runtime.block_on(books.loads()).expect("the books answer").is_empty());
    }

    fn connection(&self) -> Database {
        Database {
            url: self.database.url(),
            database: "default".to_owned(),
            user: "default".to_owned(),
            password: domain::Secret::new(self.database.key()),
            deadlines: Deadlines::default(),
            replicas: None,
        }
    }

    /// The process of the database.
    pub fn database_pid(&self) -> u32 {
        self.database.pid()
    }

    /// Kills the database, as a power cut would, and gives what is needed to start it again.
    pub fn kill_database(&mut self) {
        self.database.kill();
    }

    /// Puts the database back to what it is now, once `meanwhile` is over: as when a backup is
    /// restored.
    ///
    /// # Panics
    ///
    /// Where the disk does not let us.
    pub fn restored_after(&mut self, meanwhile: impl FnOnce(&Self)) {
        let (data, backup) = (self.database.data().to_owned(), self.database.data().with_extension("backup"));
        self.kill_database();
        let copied = Command::new("cp").arg("-a").args([&data, &backup]).status().expect("there is cp");
        assert!(copied.success());
        self.start_database();
        meanwhile(self);
        self.kill_database();
        std::fs::remove_dir_all(&data).expect("it can be removed");
        std::fs::rename(backup, data).expect("it can be put back");
        self.start_database();
    }

    /// Starts the database again, where it was.
    ///
    /// # Panics
    ///
    /// Where it does not answer.
    pub fn start_database(&mut self) {
        self.database.start_again();
    }
}

/// Where the broker of the tests is.
///
/// # Panics
///
/// Where there is none.
pub fn brokers() -> String {
    std::env::var("KAFKA_BROKERS").expect("no broker: run `make test-cluster`")
}

fn prefix_of(site: &Site) -> String {
    site.root().file_name().expect("it has a name").to_string_lossy().replace('.', "")
}

impl Default for Cluster {
    fn default() -> Self {
        Self::new()
    }
}

/// A run of a command that is under way.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Waits for its end.
    ///
    /// # Panics
    ///
    /// Where it cannot be waited for.
    pub fn ended(self) -> Ran {
        Ran::new(&self.0.wait_with_output().expect("it can be waited for"))
    }

    fn signal(&self, name: &str) {
        crate::server::signal(self.0.id(), name);
    }

    /// Kills it, as a power cut would.
    ///
    /// # Panics
    ///
    /// Where it cannot be killed.
    pub fn kill(mut self) {
        self.0.kill().expect("it can be killed");
        self.0.wait().expect("it can be waited for");
    }
}

/// Asks again and again, for as long as anything here may take.
///
/// # Panics
///
/// Where it does not come true.
#[track_caller]
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while !is_so() {
        assert!(Instant::now() < deadline, "in vain: {what}");
        std::thread::yield_now();
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// Does something to the broker: `kill`, `start` or `stop`.
///
/// # Panics
///
/// Where that fails.
pub fn broker(word: &str) {
    let script = std::env::var("KAFKA_BROKER").expect("no broker: run `make test-cluster`");
    assert!(Command::new(Path::new(&script)).arg(word).status().expect("it runs").success(), "{word}");
}

/// The process of the broker.
///
/// # Errors
/// There is none.
pub fn broker_pid() -> Result<u32, Box<dyn std::error::Error + Send + Sync>> {
    let folder = std::env::var("KAFKA_BROKER_DIR")?;
    Ok(std::fs::read_to_string(Path::new(&folder).join("pid"))?.trim().parse()?)
}
