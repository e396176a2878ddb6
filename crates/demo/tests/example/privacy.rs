//! No identifier of a person is in any file.

use crate::plain::{EXAMPLE, text};

/// Names of identifiers that exports, links and logs are known to carry.
const NAMES: [&str; 21] = [
    "fbclid",
    "gclid",
    "gbraid",
    "wbraid",
    "dclid",
    "gclsrc",
    "twclid",
    "sccid",
    "sc_cid",
    "ttclid",
    "msclkid",
    "li_fat_id",
    "igshid",
    "_ga=",
    "_fbp",
    "_fbc",
    "user_agent",
    "mozilla/",
    "session_id",
    "phone",
    "postcode",
];

#[test]
fn no_file_names_an_identifier() {
    for file in EXAMPLE.iter() {
        let text = text(file).to_lowercase();
        let found: Vec<_> = NAMES.iter().filter(|name| text.contains(**name)).collect();
        assert!(found.is_empty(), "{}: {found:?}", file.path);
    }
}

#[test]
fn no_file_holds_an_address_of_a_person_or_machine_or_a_link_with_a_query() {
    for file in EXAMPLE.iter() {
        for word in text(file).split(|letter: char| letter.is_whitespace() || letter == ',' || letter == '"') {
            assert!(!word.contains('@'), "{}: {word}", file.path);
            assert!(!(word.contains("://") && word.contains(['?', '#', '&'])), "{}: {word}", file.path);
            assert!(word.parse::<std::net::IpAddr>().is_err(), "{}: {word}", file.path);
        }
    }
}

#[test]
fn every_host_is_a_platforms_or_one_that_cannot_exist() {
    const PLATFORMS: [&str; 1] = ["ads.x.com"];
    for file in EXAMPLE.iter() {
        let text = text(file);
        for link in text.split("https://").skip(1) {
            let host = link.split(['/', ',', '"', '\n']).next().unwrap();
            assert!(host.ends_with(".example") || PLATFORMS.contains(&host), "{}: {host}", file.path);
        }
    }
}
