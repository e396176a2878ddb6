//! `multipart/form-data`, as clients send it: fields of text.

use hyper::header::HeaderValue;

use crate::error::Failure;

/// The boundary that a content type names, if it is a form.
pub(crate) fn boundary(content_type: Option<&HeaderValue>) -> Option<String> {
    let text = content_type?.to_str().ok()?;
    let (kind, rest) = text.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let named = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    Some(named.trim_matches('"').to_owned())
}

/// The fields of a form, by name.
pub(crate) fn fields(body: &[u8], boundary: &str) -> Result<Vec<(String, String)>, Failure> {
    let delimiter = format!("--{boundary}");
    let mut rest = body.strip_prefix(delimiter.as_bytes()).ok_or_else(malformed)?;
    let delimiter = format!("\r\n{delimiter}");
    let mut fields = Vec::new();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n").ok_or_else(malformed)?;
        let (part, after) = split(part, delimiter.as_bytes()).ok_or_else(malformed)?;
        fields.push(field(part)?);
        rest = after;
    }
    Ok(fields)
}

fn field(part: &[u8]) -> Result<(String, String), Failure> {
    let (head, value) = split(part, b"\r\n\r\n").ok_or_else(malformed)?;
    let head = std::str::from_utf8(head).map_err(|_| malformed())?;
    let value = String::from_utf8(value.to_vec()).map_err(|_| malformed())?;
    Ok((name(head).ok_or_else(malformed)?, value))
}

fn name(head: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let mut parts = line.split(';').map(str::trim);
    let name = parts.find_map(|part| part.strip_prefix("name="))?;
    Some(name.trim_matches('"').to_owned())
}

fn split<'a>(text: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = text.windows(at.len()).position(|window| window == at)?;
    Some((text.get(..place)?, text.get(place + at.len()..)?))
}

fn malformed() -> Failure {
    Failure::new(Failure::BAD_ARGUMENTS, "The multipart/form-data of the request is malformed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read() {
        let body = b"--b\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\nSELECT\r\n1\r\n--b\r\ncontent-disposition: form-data; name=\"param_x\"\r\n\r\n--\r\n--b--\r\n";
        let fields = fields(body, "b").expect("well formed");
        assert_eq!(fields, [("query".into(), "SELECT\r\n1".into()), ("param_x".into(), "--".into())]);
    }

    #[test]
    fn anything_else_is_refused() {
        for body in [&b""[..], b"--b", b"--b\r\n", b"--b\r\nx\r\n--b--", b"--b\r\n\r\n\r\nx\r\n--b--"] {
            assert!(fields(body, "b").is_err());
        }
    }

    #[test]
    fn a_boundary_is_named_by_a_form_only() {
        let header = HeaderValue::from_static("multipart/form-data; boundary=\"x y\"");
        assert_eq!(boundary(Some(&header)).as_deref(), Some("x y"));
        assert_eq!(boundary(Some(&HeaderValue::from_static("text/plain; boundary=x"))), None);
    }
}
