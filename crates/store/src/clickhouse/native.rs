//! Rows as the blocks that ClickHouse stores: column by column, only those that are used.

use std::error::Error;

use clickhouse::native::builder::BlockBuilder;
use clickhouse::native::encode::{Encode, ValueWriter};
use clickhouse::native::{Block, DataTypeNode};
use clickhouse_types::data_types::DecimalType;
use domain::{Batch, Breakdown, Day, LoadId, Metric, Money};

type BoxedError = Box<dyn Error + Send + Sync>;

/// Columns of ids and names, in the order of [`Batch::entities`].
const ENTITIES: [&str; 6] = ["campaign_id", "campaign", "adset_id", "adset", "ad_id", "ad"];

struct Date(Day);

impl Encode for Date {
    fn produces() -> DataTypeNode {
        DataTypeNode::Date
    }

    fn encode(&self, writer: &mut ValueWriter<'_>) -> Result<(), BoxedError> {
        Ok(writer.write_fixed(&u16::try_from(self.0.epoch_days())?.to_le_bytes())?)
    }
}

struct Amount(Money);

impl Encode for Amount {
    fn produces() -> DataTypeNode {
        DataTypeNode::Decimal(38, 10, DecimalType::Decimal128)
    }

    fn encode(&self, writer: &mut ValueWriter<'_>) -> Result<(), BoxedError> {
        Ok(writer.write_fixed(&self.0.units().to_le_bytes())?)
    }
}

/// A block of rows of `delivery`. A column that is empty in every row is left out.
pub(super) fn block(load: LoadId, batch: &Batch) -> Result<Block, BoxedError> {
    let mut block = BlockBuilder::new();
    column(&mut block, "load", std::iter::repeat_n(load.0, batch.len()))?;
    column(&mut block, "from", batch.spans.iter().map(|span| Date(span.from)))?;
    column(&mut block, "to", batch.spans.iter().map(|span| Date(span.to)))?;
    let cells = Breakdown::ALL.iter().map(|breakdown| breakdown.as_str()).zip(&batch.cells);
    for (name, texts) in ENTITIES.into_iter().zip(&batch.entities).chain(cells).filter(|(_, texts)| !texts.is_blank()) {
        column(&mut block, name, texts.iter())?;
    }
    for (metric, counts) in
        Metric::ALL.iter().zip(&batch.counts).filter(|(_, counts)| counts.iter().any(|count| *count != 0))
    {
        column(&mut block, metric.as_str(), counts.iter())?;
    }
    column(&mut block, "spend", batch.spend.iter().map(|amount| Amount(*amount)))?;
    if batch.reach.iter().any(Option::is_some) {
        column(&mut block, "reach", batch.reach.iter().map(|reach| reach.map(domain::Reach::reported)))?;
    }
    Ok(block.build()?)
}

fn column<T: Encode>(block: &mut BlockBuilder, name: &str, values: impl Iterator<Item = T>) -> Result<(), BoxedError> {
    block.upsert_column::<T>(name)?.add_all(values)?;
    Ok(())
}
