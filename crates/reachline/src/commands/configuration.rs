use std::process::ExitCode;

use crate::books::Books;
use crate::cli::ConfigCommand;
use crate::config::Config;
use crate::failure::Failure;

/// Checks or applies the configuration.
pub(super) async fn run(command: ConfigCommand) -> Result<ExitCode, Failure> {
    match command {
        ConfigCommand::Check { config } => {
            let rules = Config::read(&config)?.rules();
            crate::output::line(format_args!(
                "{} is fine: {} campaigns, {} accounts",
                config.display(),
                rules.campaigns.len(),
                rules.accounts.len()
            ));
        }
        ConfigCommand::Apply(place) => {
            let config = Config::read(&place.config)?;
            let data = place.data.clone().unwrap_or_else(|| config.data());
            let books = Books::any(&data).await?;
            let applied = books.aggregator(&config, &data).apply_rules(&config.rules()).await;
            books.close().await?;
            crate::output::line(if applied? { "the rules take effect" } else { "these rules are in force already" });
        }
    }
    Ok(ExitCode::SUCCESS)
}
