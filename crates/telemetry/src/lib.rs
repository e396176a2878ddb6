//! Every Prometheus metric, declared once; tracing; the clock.
