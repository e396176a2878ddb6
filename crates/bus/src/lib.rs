//! How rows travel: chunks and manifests, in process or over Kafka.
