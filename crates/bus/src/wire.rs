//! What a record looks like between machines: JSON of a numbered format, its rows column by
//! column. `docs/bus.md` describes it, `schema/message.schema.json` holds it.

mod chunk;
mod column;
mod error;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{BusError, Chunk, ChunkSize, Manifest, Message, Stored};
pub use error::WireError;

/// The format that is written.
pub const FORMAT: u64 = 1;

/// The most that one message may take, in bytes: what the topics are set up for.
pub const MAX_MESSAGE: usize = 16 << 20;

/// Room that Kafka itself needs beside a message's value, in bytes.
pub(crate) const ENVELOPE: usize = 64 << 10;

/// Chunks of this size fit into one message, whatever they hold.
pub const CHUNK: ChunkSize = ChunkSize { rows: 16_384, text: 1 << 20 };

/// What every format begins with.
#[derive(Deserialize)]
struct Head {
    format: u64,
    #[serde(default)]
    kind: String,
}

/// A message of [`FORMAT`].
#[derive(Serialize)]
struct Written<T> {
    format: u64,
    kind: &'static str,
    #[serde(flatten)]
    body: T,
}

/// Writes a message.
///
/// # Errors
/// [`BusError::TooLarge`] where it would not fit into one message of the topics.
pub fn encode(message: &Message) -> Result<Vec<u8>, BusError> {
    let bytes = match message {
        Message::Chunk(chunk) => write("chunk", chunk::Out::of(chunk)?),
        Message::Manifest(manifest) => write("manifest", manifest),
        Message::Stored(stored) => write("stored", stored),
    }?;
    if bytes.len() > MAX_MESSAGE - ENVELOPE {
        return Err(BusError::TooLarge(format!("{} bytes, of at most {}", bytes.len(), MAX_MESSAGE - ENVELOPE)));
    }
    Ok(bytes)
}

fn write<T: Serialize>(kind: &'static str, body: T) -> Result<Vec<u8>, BusError> {
    serde_json::to_vec(&Written { format: FORMAT, kind, body })
        .map_err(|error| BusError::Unreadable(format!("a {kind} cannot be written: {error}")))
}

/// Reads a message of any format up to [`FORMAT`].
///
/// # Errors
/// Says that it is of a newer format, or why it cannot be read; quotes nothing of it.
pub fn decode(bytes: &[u8]) -> Result<Message, WireError> {
    let head: Head = serde_json::from_slice(bytes).map_err(|error| WireError::rubbish(&error))?;
    match head.format {
        1 => decode_1(&head.kind, bytes),
        newer if newer > FORMAT => Err(WireError::Newer(format!("message of format {newer}"))),
        unknown => Err(WireError::unreadable("format", format!("there is no format {unknown}"))),
    }
}

fn decode_1(kind: &str, bytes: &[u8]) -> Result<Message, WireError> {
    match kind {
        "chunk" => {
            let chunk: chunk::In = body(kind, bytes)?;
            Chunk::try_from(chunk).map(Message::Chunk)
        }
        "manifest" => body::<Manifest>(kind, bytes).map(|manifest| Message::Manifest(Box::new(manifest))),
        "stored" => body::<Stored>(kind, bytes).map(|stored| Message::Stored(Box::new(stored))),
        _ => Err(WireError::unreadable("kind", "it is no chunk, manifest or stored".to_owned())),
    }
}

fn body<T: DeserializeOwned>(kind: &str, bytes: &[u8]) -> Result<T, WireError> {
    serde_json::from_slice(bytes).map_err(|error| WireError::shape(kind, &error))
}

#[cfg(test)]
mod tests;
