//! Readers of platform exports: bytes in, rows or rejects out.
