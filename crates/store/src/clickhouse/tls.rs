//! Connections over TCP, encrypted where the address says so.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use crate::StoreError;

/// A connector for an address, that gives up on a connection after some time. Over `https:` a
/// server has to prove who it is by a certificate that this machine trusts.
pub(super) fn connector(url: &str, patience: Duration) -> Result<HttpsConnector<HttpConnector>, StoreError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(patience));
    let encrypted = url.starts_with("https:");
    let config = config(encrypted).map_err(|error| {
        StoreError::Unreachable(format!(
            "the certificates that this machine trusts cannot be read: {error}; install the system's \
             `ca-certificates`, or name a file of them in SSL_CERT_FILE"
        ))
    })?;
    let builder = HttpsConnectorBuilder::new().with_tls_config(config);
    let builder = if encrypted { builder.https_only() } else { builder.https_or_http() };
    Ok(builder.enable_http1().wrap_connector(tcp))
}

fn config(encrypted: bool) -> io::Result<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(io::Error::other)?;
    let trusting =
        if encrypted { builder.with_native_roots()? } else { builder.with_root_certificates(RootCertStore::empty()) };
    Ok(trusting.with_no_client_auth())
}
