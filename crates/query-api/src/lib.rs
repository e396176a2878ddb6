//! Questions and their answers over HTTP, and the dashboards.
