use crate::{Breakdown, EntityRef, Metric, Money, Reach, Span};

/// One count a metric, in the order of [`Metric::ALL`].
pub type Counts = [i64; Metric::COUNT];

/// One value a breakdown, in the order of [`Breakdown::ALL`]; empty where not broken down.
pub type Cells<'a> = [&'a str; Breakdown::COUNT];

/// A row of delivery as a reader emits it: borrowed, so that millions cost no allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeliveryRow<'a> {
    /// The day, or the window, that it is about.
    pub span: Span,
    /// The campaign.
    pub campaign: EntityRef<'a>,
    /// The ad set.
    pub adset: EntityRef<'a>,
    /// The ad.
    pub ad: EntityRef<'a>,
    /// Values of the breakdown columns.
    pub cells: Cells<'a>,
    /// Counts; 0 where the export carries no such column.
    pub counts: Counts,
    /// Spend; zero where the export carries none.
    pub spend: Money,
    /// Reach of exactly this row.
    pub reach: Option<Reach>,
}

/// Texts of one column, laid end to end. Until one of them says something they are only
/// counted: most columns of an export say nothing at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    blank: usize,
    bytes: String,
    ends: Vec<usize>,
}

impl TextColumn {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        if text.is_empty() && self.ends.is_empty() {
            self.blank += 1;
            return;
        }
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
    }

    /// The text of a row; empty beyond the last.
    pub fn get(&self, row: usize) -> &str {
        let Some(at) = row.checked_sub(self.blank) else { return "" };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.bytes.get(start..*end)).unwrap_or("")
    }

    /// The texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let said = self.ends.iter().scan(0, |start, end| self.bytes.get(std::mem::replace(start, *end)..*end));
        std::iter::repeat_n("", self.blank).chain(said)
    }

    /// Whether every text is empty.
    pub fn is_blank(&self) -> bool {
        self.bytes.is_empty()
    }

    fn empty_alike(&self) -> Self {
        let (bytes, ends) = (String::with_capacity(self.bytes.len()), Vec::with_capacity(self.ends.len()));
        Self { blank: 0, bytes, ends }
    }
}

/// Rows of delivery, column by column: what travels on the bus and goes into the books.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Day or window of each row.
    pub spans: Vec<Span>,
    /// Ids and names: campaign id, campaign name, ad set id, ad set name, ad id, ad name.
    pub entities: [TextColumn; 6],
    /// One column a breakdown.
    pub cells: [TextColumn; Breakdown::COUNT],
    /// One column a metric.
    pub counts: [Vec<i64>; Metric::COUNT],
    /// Spend of each row.
    pub spend: Vec<Money>,
    /// Reach of each row.
    pub reach: Vec<Option<Reach>>,
}

impl Batch {
    /// Adds a row.
    pub fn push(&mut self, row: &DeliveryRow<'_>) {
        self.spans.push(row.span);
        let names = [row.campaign.id, row.campaign.name, row.adset.id, row.adset.name, row.ad.id, row.ad.name];
        self.entities.iter_mut().zip(names).for_each(|(column, text)| column.push(text));
        self.cells.iter_mut().zip(row.cells).for_each(|(column, text)| column.push(text));
        self.counts.iter_mut().zip(row.counts).for_each(|(column, count)| column.push(count));
        self.spend.push(row.spend);
        self.reach.push(row.reach);
    }

    /// An empty batch with room for rows like these.
    #[must_use]
    pub fn empty_alike(&self) -> Self {
        let rows = self.len();
        Self {
            spans: Vec::with_capacity(rows),
            entities: self.entities.each_ref().map(TextColumn::empty_alike),
            cells: self.cells.each_ref().map(TextColumn::empty_alike),
            counts: std::array::from_fn(|_| Vec::with_capacity(rows)),
            spend: Vec::with_capacity(rows),
            reach: Vec::with_capacity(rows),
        }
    }

    /// How many rows it holds.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Bytes of text that it holds.
    pub fn text_bytes(&self) -> usize {
        self.entities.iter().chain(&self.cells).map(|column| column.bytes.len()).sum()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = DeliveryRow<'_>> {
        self.spans.iter().zip(&self.spend).zip(&self.reach).enumerate().map(|(at, ((span, spend), reach))| {
            let [campaign_id, campaign, adset_id, adset, ad_id, ad] =
                self.entities.each_ref().map(|column| column.get(at));
            DeliveryRow {
                span: *span,
                campaign: EntityRef { id: campaign_id, name: campaign },
                adset: EntityRef { id: adset_id, name: adset },
                ad: EntityRef { id: ad_id, name: ad },
                cells: self.cells.each_ref().map(|column| column.get(at)),
                counts: self.counts.each_ref().map(|column| column.get(at).copied().unwrap_or(0)),
                spend: *spend,
                reach: *reach,
            }
        })
    }
}
