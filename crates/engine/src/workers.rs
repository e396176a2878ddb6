//! The threads that call the engine. Calls block, so none runs on the
//! asynchronous runtime.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::session::Sessions;

type Job = Box<dyn FnOnce(&Sessions) + Send>;

/// A fixed number of threads that take statements in the order of arrival.
pub(crate) struct Workers {
    jobs: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    pub(crate) fn start(count: usize, sessions: &Sessions) -> io::Result<Self> {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let thread = |number| {
            let (queue, sessions) = (Arc::clone(&queue), sessions.clone());
            let name = format!("engine-{number}");
            thread::Builder::new().name(name).spawn(move || work(&queue, &sessions))
        };
        let threads = (0..count.max(1)).map(thread).collect::<io::Result<_>>()?;
        Ok(Self { jobs: Some(jobs), threads })
    }

    /// Queues a job. A job that cannot run is dropped, which its waiting
    /// request notices.
    pub(crate) fn submit(&self, job: impl FnOnce(&Sessions) + Send + 'static) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(Box::new(job));
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn work(queue: &Mutex<Receiver<Job>>, sessions: &Sessions) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        if catch_unwind(AssertUnwindSafe(|| job(sessions))).is_err() {
            tracing::error!("a statement ended in a panic");
        }
    }
}
