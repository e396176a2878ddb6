use super::*;

#[test]
fn what_may_pass_is_told_from_what_never_will() {
    let codes = [
        (159, Class::Retry),
        (202, Class::Retry),
        (225, Class::Retry),
        (241, Class::Retry),
        (242, Class::Retry),
        (243, Class::Retry),
        (252, Class::Retry),
        (285, Class::Retry),
        (999, Class::Retry),
        (27, Class::Reject),
        (72, Class::Reject),
        (117, Class::Reject),
        (407, Class::Reject),
        (164, Class::Denied),
        (192, Class::Denied),
        (193, Class::Denied),
        (194, Class::Denied),
        (497, Class::Denied),
        (516, Class::Denied),
        // No function, type, column, table, database, and a syntax that is none.
        (46, Class::Fatal),
        (50, Class::Fatal),
        (53, Class::Fatal),
        (47, Class::Fatal),
        (60, Class::Fatal),
        (62, Class::Fatal),
        (81, Class::Fatal),
        (774, Class::Fatal),
        (0, Class::Fatal),
        (u32::MAX, Class::Fatal),
    ];
    for (code, class) in codes {
        assert_eq!(classify(Trouble::Code(code)), class, "{code}");
    }
    let transports = [
        (Transport::Broken, Class::Retry),
        (Transport::Late, Class::Retry),
        (Transport::Busy, Class::Retry),
        (Transport::Untrusted, Class::Fatal),
        (Transport::Foreign, Class::Fatal),
    ];
    for (transport, class) in transports {
        assert_eq!(classify(Trouble::Transport(transport)), class, "{transport:?}");
    }
}

#[test]
fn no_code_stands_in_two_lists() {
    let all: Vec<u32> = [&PASSING[..], &UNFIT, &DENIED].concat();
    let distinct: std::collections::BTreeSet<u32> = all.iter().copied().collect();
    assert_eq!(distinct.len(), all.len());
}

#[test]
fn errors_of_the_client_are_understood() {
    let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
    let untrusted = io::Error::new(io::ErrorKind::InvalidData, rustls::Error::HandshakeNotComplete);
    let answered = |text: &str| ClientError::BadResponse(text.to_owned());
    let transport = |transport| Some(Trouble::Transport(transport));
    for (error, trouble) in [
        (answered("Code: 241. DB::Exception: Memory limit (total) exceeded"), Some(Trouble::Code(241))),
        (answered("Code: 516"), Some(Trouble::Code(516))),
        (answered("503 Service Unavailable"), transport(Transport::Busy)),
        (answered("<html><h1>502 Bad Gateway</h1></html>"), transport(Transport::Busy)),
        (answered("<html>Welcome</html>"), transport(Transport::Foreign)),
        (ClientError::TimedOut, transport(Transport::Late)),
        (ClientError::Network(Box::new(refused)), transport(Transport::Broken)),
        (ClientError::Network(Box::new(untrusted)), transport(Transport::Untrusted)),
        (ClientError::NotEnoughData, None),
    ] {
        assert_eq!(Trouble::of(&error), trouble, "{error}");
    }
}

#[test]
fn only_what_may_pass_is_tried_again() {
    let told = |code| Trouble::Code(code).told("reading exports");
    assert!(told(252).may_pass() && Trouble::Transport(Transport::Late).told("reading exports").may_pass());
    for code in [60, 117, 516] {
        assert!(!told(code).may_pass(), "{code}");
    }
    assert!(told(516).to_string().contains("check the user and the password"), "{}", told(516));
    let untrusted = Trouble::Transport(Transport::Untrusted).told("reading exports");
    assert!(!untrusted.may_pass() && untrusted.to_string().contains("certificate"), "{untrusted}");
}
