//! Campaign reach metrics, from platform exports to the evidence that a campaign works.

mod books;
mod cli;
mod commands;
mod config;
mod failure;
mod originals;
mod output;
mod period;
mod tidy;

use std::process::ExitCode;

use clap::Parser;

use cli::Cli;
use failure::Failure;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match tokio::runtime::Runtime::new() {
        Ok(runtime) => {
            let code = runtime.block_on(commands::run(cli)).unwrap_or_else(failure::Failure::tell);
            // Whatever still waits for a peer that never answers must not keep the process.
            runtime.shutdown_timeout(std::time::Duration::from_secs(2));
            code
        }
        Err(error) => Failure::again(format!("the system gives no threads: {error}")).tell(),
    }
}
