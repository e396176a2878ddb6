use domain::Token;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// What every token begins with, so that one is recognised where it should not lie.
const PREFIX: &str = "rl_";

/// Digits of a token after its prefix.
const DIGITS: usize = 64;

/// A token as whoever asks holds it. It is shown once, by whoever made it.
pub struct Secret(String);

impl Secret {
    /// A token of 256 random bits.
    pub fn from_random(bits: [u8; DIGITS / 2]) -> Self {
        Self(format!("{PREFIX}{}", hex(&bits)))
    }

    /// A text that has the shape of a token.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(PREFIX)?;
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (digits.len() == DIGITS && digits.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    /// The token itself, for the one who is to have it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the books keep of it. A fast hash without salt is right here, and would be wrong
    /// for a password: 256 random bits cannot be guessed however fast guesses are tried, and
    /// no two tokens are the same.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }

    /// The token among `known` that it is. How long this takes says nothing of how much of a
    /// hash was right, nor of which token it was.
    pub(crate) fn find<'a>(&self, known: &'a [Token]) -> Option<&'a Token> {
        let hash = self.hash();
        let same = |token: &Token| bool::from(token.hash.as_bytes().ct_eq(hash.as_bytes()));
        known.iter().fold(None, |found, token| if same(token) { Some(token) } else { found })
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secret(…)")
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_by_its_hash_alone() {
        let [one, other, unknown] = [1, 2, 3].map(|bits| Secret::from_random([bits; 32]));
        let token = |secret: &Secret, id: &str| Token {
            id: id.to_owned(),
            name: String::new(),
            role: domain::Role::Analyst,
            hash: secret.hash(),
            created: jiff::Timestamp::UNIX_EPOCH,
            expires: None,
            revoked: None,
        };
        let known = [token(&one, "1"), token(&other, "2")];
        assert_eq!(one.find(&known).unwrap().id, "1");
        assert_eq!(other.find(&known).unwrap().id, "2");
        assert_eq!(unknown.find(&known), None);
        assert_eq!(Secret::read(other.reveal()).unwrap().find(&known).unwrap().id, "2");
    }

    #[test]
    fn what_has_not_the_shape_of_a_token_is_none() {
        let good = Secret::from_random([0xab; 32]);
        assert!(Secret::read(good.reveal()).is_some() && good.hash().len() == 64);
        let upper = good.reveal().replace('a', "A");
        let (long, short) = (format!("{}0", good.reveal()), &good.reveal()[..66]);
        for text in ["", "rl_", &good.reveal()[3..], &upper, &long, short, &"é".repeat(33)] {
            assert!(Secret::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_token_is_not_shown_by_mistake() {
        assert_eq!(format!("{:?}", Secret::from_random([7; 32])), "Secret(…)");
    }
}
