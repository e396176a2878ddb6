//! Tokens: made, listed, revoked.

use std::process::ExitCode;

use domain::{Role, Standing, Token};
use jiff::Timestamp;
use query_api::Secret;
use store::{ClickHouse, Tokens};
use telemetry::{Clock, SystemClock};

use crate::books::Books;
use crate::cli::{Place, TokenCommand, TokenCreate};
use crate::config::Config;
use crate::failure::Failure;

/// Makes, lists or revokes. Nothing here waits for whoever closes exports.
pub(super) async fn run(command: TokenCommand) -> Result<ExitCode, Failure> {
    match command {
        TokenCommand::Create(create) => {
            let books = open(&create.place).await?;
            let done = make(&books.store, create).await;
            books.close().await.and(done)
        }
        TokenCommand::List(place) => {
            let books = open(&place).await?;
            let done = list(&books.store).await;
            books.close().await.and(done)
        }
        TokenCommand::Revoke { place, id } => {
            let books = open(&place).await?;
            let done = revoke(&books.store, &id).await;
            books.close().await.and(done)
        }
    }
    .map(|()| ExitCode::SUCCESS)
}

async fn open(place: &Place) -> Result<Books, Failure> {
    let config = Config::read(&place.config)?;
    let data = place.data.clone().unwrap_or_else(|| config.data());
    Books::configured(&config, &data).await
}

/// The token goes to standard output alone, so that a script can put it where it belongs; what
/// a person should know of it goes beside.
async fn make(books: &ClickHouse, create: TokenCreate) -> Result<(), Failure> {
    let now = SystemClock.now();
    let expires = create.expires.map(|ends| ends.at(now));
    if expires.is_some_and(|end| end <= now) {
        return Err(Failure::usage("--expires: that day is over already: name a later one"));
    }
    let secret = Secret::from_random(random()?);
    let id = random::<4>()?.map(|byte| format!("{byte:02x}")).concat();
    let token =
        Token { id, name: create.name, role: create.role, hash: secret.hash(), created: now, expires, revoked: None };
    books.record_token(&token).await?;
    crate::output::line(secret.reveal());
    eprintln!(
        "This is token {}, {}. It is not shown again: keep it where passwords are kept.",
        token.id,
        about(&token)
    );
    Ok(())
}

/// Bits that nobody can foretell.
fn random<const BYTES: usize>() -> Result<[u8; BYTES], Failure> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::again(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}

fn about(token: &Token) -> String {
    let sees = match token.role {
        Role::Analyst => "for an analyst, who sees everything",
        Role::Partner => "for a partner",
        Role::Public => "for the public",
    };
    match token.expires {
        Some(end) => format!("{sees}, until {}", shown(end)),
        None => format!("{sees}, until it is revoked"),
    }
}

async fn list(books: &ClickHouse) -> Result<(), Failure> {
    let now = SystemClock.now();
    for token in books.tokens().await? {
        let end = match (token.standing(now), token.expires, token.revoked) {
            (Standing::Revoked, _, Some(at)) => format!("revoked {}", shown(at)),
            (Standing::Expired, Some(at), _) => format!("expired {}", shown(at)),
            (_, Some(at), _) => format!("until {}", shown(at)),
            _ => "no end".to_owned(),
        };
        let made = shown(token.created);
        crate::output::line(format_args!("{}  {:<7}  made {made}  {end:<25}  {}", token.id, token.role, token.name));
    }
    Ok(())
}

fn shown(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%MZ").to_string()
}

async fn revoke(books: &ClickHouse, id: &str) -> Result<(), Failure> {
    let found = books.tokens().await?.into_iter().find(|token| token.id == id);
    // What was given is not said again: it may be the token itself.
    let token = found.ok_or_else(|| {
        Failure::usage("there is no token with that id: `reachline token list` has the ids, which are not the tokens")
    })?;
    if let Some(at) = token.revoked {
        crate::output::line(format_args!("{} was revoked already, {}", token.id, shown(at)));
        return Ok(());
    }
    books.record_token(&Token { revoked: Some(SystemClock.now()), ..token.clone() }).await?;
    crate::output::line(format_args!("{} is revoked", token.id));
    Ok(())
}
