use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use domain::Role;

use crate::Refusal;
use crate::access::{Caller, peer};
use crate::http::Form;
use crate::parse::Parameters;

/// A request, as far as it is the same for all of them.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The address, with its query.
    pub(crate) uri: Uri,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// What whoever asks may see; the least, where nobody had to be known.
    pub(crate) role: Role,
    /// The address at the other end of the connection.
    pub(crate) peer: Option<IpAddr>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let role = parts.extensions.get::<Caller>().map_or(Role::Public, |caller| caller.role);
        Ok(Self { uri: parts.uri.clone(), headers: parts.headers.clone(), role, peer: peer(parts) })
    }
}

impl Asked {
    /// The query, in which only `allowed` names may stand, and the form of the answer.
    pub(crate) fn read(&self, allowed: &[&'static str]) -> Result<(Parameters, Form), Refusal> {
        let given = Parameters::read(&self.uri, allowed)?;
        let form = Form::of(&given, &self.headers)?;
        Ok((given, form))
    }
}
