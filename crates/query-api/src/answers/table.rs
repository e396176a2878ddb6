use domain::Day;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{KnownFormat, Ref, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use crate::answers::{Cell, Number, State};
use crate::word::Word;
use crate::{By, MetricName};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// The value or name; empty where the export says none.
    pub name: String,
    /// The platform's id, for campaigns, ad sets and ads that have one.
    pub id: Option<String>,
}

/// One bucket of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// First day of the bucket.
    pub date: Day,
    /// What it is about; nothing where rows are not split.
    pub key: Option<RowKey>,
    /// One cell a metric, in the table's order; what is not there is missing.
    pub cells: Vec<Cell>,
}

/// Rows whose columns depend on the question: `date`, the key, its `id` where it has one, and
/// for each metric its value and its state. JSON and CSV are both written from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What splits the rows.
    pub by: By,
    /// The metrics, in the order of the columns.
    pub metrics: Vec<MetricName>,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Row>,
}

impl Table {
    /// Names of the columns, in order.
    pub fn columns(&self) -> Vec<String> {
        let key = self.by.column().map(str::to_owned);
        let id = self.by.has_id().then(|| "id".to_owned());
        let figures = self.metrics.iter().flat_map(|metric| columns_of(*metric));
        ["date".to_owned()].into_iter().chain(key).chain(id).chain(figures).collect()
    }
}

/// A metric's columns: its value, its interval where it has one, its state.
fn columns_of(metric: MetricName) -> Vec<String> {
    let name = metric.as_str();
    let ends: &[&str] = if metric.has_interval() { &INTERVAL } else { &[] };
    let rest = ends.iter().chain(&["state"]).map(|end| format!("{name}_{end}"));
    [name.to_owned()].into_iter().chain(rest).collect()
}

const INTERVAL: [&str; 3] = ["low", "high", "base"];

struct Columns<'a>(&'a Table, &'a Row);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Self(table, row) = self;
        let mut map = out.serialize_map(None)?;
        map.serialize_entry("date", &row.date)?;
        if let Some(column) = table.by.column() {
            map.serialize_entry(column, &row.key.as_ref().map(|key| &key.name))?;
        }
        if table.by.has_id() {
            map.serialize_entry("id", &row.key.as_ref().and_then(|key| key.id.as_ref()))?;
        }
        let cells = row.cells.iter().chain(std::iter::repeat(&Cell::MISSING));
        for (metric, cell) in table.metrics.iter().zip(cells) {
            let mut columns = columns_of(*metric).into_iter();
            let mut next = || columns.next().unwrap_or_default();
            map.serialize_entry(&next(), &cell.value)?;
            if metric.has_interval() {
                map.serialize_entry(&next(), &cell.interval.and_then(|interval| interval.low))?;
                map.serialize_entry(&next(), &cell.interval.and_then(|interval| interval.high))?;
                map.serialize_entry(&next(), &cell.interval.map(|interval| interval.base))?;
            }
            map.serialize_entry(&next(), &cell.state)?;
        }
        map.end()
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.rows.iter().map(|row| Columns(self, row)))
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null]))
}

fn date() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
        .description(Some("First day of the bucket."))
}

fn figure() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Number, Type::Null]))
        .description(Some("Null is missing or protected, never zero; the state says which."))
}

impl PartialSchema for Table {
    fn schema() -> RefOr<Schema> {
        let mut row = ObjectBuilder::new()
            .description(Some("A bucket: the key's column is named after `by`; the rest depends on `metrics`."))
            .property("date", date())
            .required("date");
        for column in By::all().into_iter().filter_map(By::column).chain(["id"]) {
            row = row.property(column, text());
        }
        for metric in MetricName::all() {
            for column in columns_of(metric) {
                let is_state = column.ends_with("_state");
                let of: RefOr<Schema> = if is_state { Ref::from_schema_name("State").into() } else { figure().into() };
                row = row.property(column, of);
            }
        }
        let row = row.additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
        ArrayBuilder::new().items(row).into()
    }
}

impl ToSchema for Table {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((State::name().into(), State::schema()));
        schemas.push((Number::name().into(), Number::schema()));
    }
}
