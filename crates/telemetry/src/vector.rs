use std::marker::PhantomData;

use prometheus::core::Collector;
use prometheus::{
    Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry,
};

use crate::Labels;

/// Counters that only rise, one for each value of the labels `L`.
#[derive(Clone, Debug)]
pub struct Counters<L>(IntCounterVec, PhantomData<fn(L)>);

/// Gauges, one for each value of the labels `L`.
#[derive(Clone, Debug)]
pub struct Gauges<L>(IntGaugeVec, PhantomData<fn(L)>);

/// Histograms of seconds, one for each value of the labels `L`.
#[derive(Clone, Debug)]
pub struct Histograms<L>(HistogramVec, PhantomData<fn(L)>);

impl<L: Labels> Counters<L> {
    /// The counter of these labels.
    pub fn of(&self, labels: &L) -> IntCounter {
        self.0.with_label_values(&labels.values())
    }
}

impl<L: Labels> Gauges<L> {
    /// The gauge of these labels.
    pub fn of(&self, labels: &L) -> IntGauge {
        self.0.with_label_values(&labels.values())
    }

    /// Forgets every gauge, before they are set anew.
    pub fn reset(&self) {
        self.0.reset();
    }
}

impl<L: Labels> Histograms<L> {
    /// The histogram of these labels.
    pub fn of(&self, labels: &L) -> Histogram {
        self.0.with_label_values(&labels.values())
    }
}

/// A metric that can be made from its name and help text.
pub(crate) trait Declare: Sized {
    /// Makes the metric and registers it.
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self>;
}

fn register<C: Collector + Clone + 'static>(registry: &Registry, metric: C) -> prometheus::Result<C> {
    registry.register(Box::new(metric.clone()))?;
    Ok(metric)
}

impl Declare for IntCounter {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        register(registry, Self::new(name, help)?)
    }
}

impl Declare for IntGauge {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        register(registry, Self::new(name, help)?)
    }
}

impl Declare for Histogram {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        register(registry, Self::with_opts(HistogramOpts::new(name, help).buckets(SECONDS.to_vec()))?)
    }
}

impl<L: Labels> Declare for Counters<L> {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        let vector = IntCounterVec::new(Opts::new(name, help), L::NAMES)?;
        Ok(Self(register(registry, vector)?, PhantomData))
    }
}

impl<L: Labels> Declare for Gauges<L> {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        let vector = IntGaugeVec::new(Opts::new(name, help), L::NAMES)?;
        Ok(Self(register(registry, vector)?, PhantomData))
    }
}

impl<L: Labels> Declare for Histograms<L> {
    fn declare(registry: &Registry, name: &str, help: &str) -> prometheus::Result<Self> {
        let vector = HistogramVec::new(HistogramOpts::new(name, help).buckets(SECONDS.to_vec()), L::NAMES)?;
        Ok(Self(register(registry, vector)?, PhantomData))
    }
}

/// Upper bounds of the buckets, in seconds: from a cached answer to the close of a large export.
const SECONDS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0, 300.0];
