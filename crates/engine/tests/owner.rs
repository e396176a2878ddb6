//! One owner of a data directory, whatever happens to it. A second process is
//! this test binary again.
#![allow(missing_docs)]

mod support;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use engine::{Engine, OpenError, Options};
use support::{client_of, fresh, open};

const DATA: &str = "ENGINE_TEST_DATA";

/// A process that opens and serves an engine until it is killed.
struct Second(Child);

impl Second {
    fn start(data: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this binary"));
        command.args(["--exact", "second_process", "--ignored", "--nocapture"]).env(DATA, data).stdout(Stdio::piped());
        let mut child = command.spawn().expect("started");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let ready = output.lines().map_while(Result::ok).any(|line| line.contains("engine is open"));
        assert!(ready, "the second process did not open the engine");
        Self(child)
    }

    /// Ends it without any chance to tidy up.
    fn kill(&mut self) {
        self.0.kill().expect("killed");
        self.0.wait().expect("ended");
    }
}

impl Drop for Second {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[ignore = "the second process of the other tests"]
fn second_process() {
    let data = PathBuf::from(std::env::var_os(DATA).expect("started by another test"));
    let engine = open(Options::new(data));
    println!("engine is open");
    runtime().block_on(engine.serve(std::future::pending())).expect("served");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Opens, works and closes, as one process would.
fn session<T>(data: &Path, work: impl Future<Output = T>) -> T {
    let engine = open(Options::new(data));
    let outcome = runtime().block_on(async {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let work = async {
            let outcome = work.await;
            drop(stop);
            outcome
        };
        let (served, outcome) = tokio::join!(engine.serve(async { drop(stopped.await) }), work);
        served.expect("served");
        outcome
    });
    engine.close();
    outcome
}

/// The engine runs once a process, so everything that opens it is one test.
#[test]
fn a_data_directory_has_one_owner_and_keeps_its_rows() {
    let data = fresh();
    a_second_owner_is_told_who_the_first_is(&data);
    rows_survive_a_kill_and_a_close(&data);
    a_process_runs_one_engine(&data);
    long_path();
}

fn a_second_owner_is_told_who_the_first_is(data: &Path) {
    let mut first = Second::start(data);
    let pid = first.0.id();
    assert_eq!(engine::owner(data), Some(pid));
    let error = Engine::open(Options::new(data)).err().expect("it is taken");
    assert!(matches!(error, OpenError::Owned { pid: Some(found), .. } if found == pid), "{error}");
    assert!(error.to_string().contains(&format!("process {pid}")));
    runtime().block_on(async {
        let client = client_of(data);
        client.query("CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n").execute().await.expect("created");
        client.query("INSERT INTO kept VALUES (1), (2)").execute().await.expect("inserted");
    });
    first.kill();
    assert_eq!(engine::owner(data), None);
    assert!(data.join("engine.sock").exists(), "a killed process leaves its socket");
}

fn rows_survive_a_kill_and_a_close(data: &Path) {
    for expected in 2..5_u64 {
        session(data, async {
            let client = client_of(data);
            let count: u64 = client.query("SELECT count() FROM kept").fetch_one().await.expect("read");
            assert_eq!(count, expected);
            client.query("INSERT INTO kept VALUES (3)").execute().await.expect("inserted");
        });
        assert!(!data.join("engine.sock").exists(), "a closed engine leaves no socket");
    }
}

fn a_process_runs_one_engine(data: &Path) {
    use std::os::unix::fs::PermissionsExt;

    let engine = open(Options::new(data));
    let error = Engine::open(Options::new(fresh())).err();
    assert!(matches!(error, Some(OpenError::AlreadyOpen)));
    let mode = std::fs::metadata(engine.socket()).expect("exists").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    engine.close();
}

fn long_path() {
    let data = fresh().join("a folder with a long name".repeat(4)).join("and another one ".repeat(4));
    session(&data, async {
        assert!(data.as_os_str().len() > 108);
        let answer: u64 = client_of(&data).query("SELECT toUInt64(1)").fetch_one().await.expect("answered");
        assert_eq!(answer, 1);
    });
}

#[test]
fn errors_say_what_to_do() {
    let nowhere = engine::find_library(Some(Path::new("/nowhere/libchdb.so")));
    assert!(nowhere.expect_err("it is missing").to_string().contains("make engine"));
    let broken = fresh().join("libchdb.so");
    std::fs::write(&broken, "no library").expect("written");
    for library in [broken, another_library()] {
        let text = refused(&library).to_string();
        assert!(text.contains(library.to_str().expect("text")) && text.contains("make engine"), "{text}");
    }
}

/// Why an engine with this library does not open.
fn refused(library: &Path) -> OpenError {
    let options = Options { library: Some(library.to_owned()), ..Options::new(fresh()) };
    loop {
        match Engine::open(options.clone()) {
            // The other test has its engine open at the moment.
            Err(OpenError::AlreadyOpen) => std::thread::yield_now(),
            outcome => break outcome.err().expect("it is not the library"),
        }
    }
}

/// A library that this process has loaded anyway.
fn another_library() -> PathBuf {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("on Linux");
    let libc = maps.split_whitespace().find(|word| word.contains("/libc.so"));
    PathBuf::from(libc.expect("the C library is loaded"))
}
