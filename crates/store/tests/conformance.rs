//! The books in memory and in ClickHouse answer alike.

use std::sync::Arc;

use domain::{
    Batch, Breakdown, Day, DeliveryRow, Entity, EntityPath, EntityRef, LoadId, Metric, Money, Reach, ReachRow, Slice,
    Span,
};
use store::{ClickHouse, Connection, Dimension, Figures, Loads, Memory};

fn day(day: i32) -> Span {
    Span::day(Day::from_epoch_days(20_000 + day))
}

fn batch(first: i32) -> Arc<Batch> {
    let mut batch = Batch::default();
    for at in 0..40 {
        let mut counts = [0; Metric::COUNT];
        counts[Metric::Impressions.index()] = i64::from(first + at);
        counts[Metric::Clicks.index()] = i64::from(at % 3);
        let mut cells = [""; Breakdown::COUNT];
        cells[Breakdown::Platform as usize] = if at % 2 == 0 { "facebook" } else { "instagram" };
        batch.push(&DeliveryRow {
            span: day(at % 5),
            campaign: EntityRef { id: if at % 4 == 0 { "7" } else { "" }, name: "Wave 1 – “reach”" },
            adset: EntityRef::default(),
            ad: EntityRef { id: "", name: if at % 2 == 0 { "one" } else { "two" } },
            cells,
            counts,
            spend: Money::from_units(i128::from(first) * 1_000_000_007 + i128::from(at)),
            reach: (at % 7 != 0).then(|| Reach::new(u64::from(at.unsigned_abs()))),
        });
    }
    Arc::new(batch)
}

#[derive(Debug, PartialEq)]
struct Everything(Vec<String>);

async fn everything(books: &(impl Loads + Figures)) -> Everything {
    let (one, two, kept) = (LoadId(1), LoadId(2), LoadId(3));
    books.append(one, &[batch(100), batch(5_000)]).await.unwrap();
    books.append(two, &[batch(70_000)]).await.unwrap();
    books
        .append_reach(one, &[ReachRow { span: day(2), entity: EntityPath::default(), reach: Reach::new(9) }])
        .await
        .unwrap();
    for load in [one, two] {
        books.roll_up(load).await.unwrap();
    }
    let days = |load, from, to| Slice { load, span: Span { from: day(from).from, to: day(to).to }, by_day: true };
    let slices = [days(one, 0, 1), days(one, 3, 3), days(two, 2, 4)];
    let ad =
        EntityPath {
            campaign: Entity::named("Wave 1 – “reach”"), ad: Entity::named("one"), ..EntityPath::default()
        };
    let mut seen = Vec::new();
    books.keep(kept, &slices, &[ad]).await.unwrap();
    books.roll_up(kept).await.unwrap();
    for load in [one, two, kept, LoadId(4)] {
        seen.push(format!("{:?}", books.stands(load).await.unwrap()));
    }
    seen.push(format!("{:?}", books.origins(&[one, two, kept]).await.unwrap()));
    seen.push(format!("{:?}", books.presences(&slices).await.unwrap()));
    let window = Slice { load: one, span: Span { from: day(0).from, to: day(1).to }, by_day: false };
    seen.push(format!("{:?}", books.presences(&[window]).await.unwrap()));
    seen.push(format!("{:?}", books.campaign_days(&slices).await.unwrap()));
    for dimension in [
        Dimension::Ad,
        Dimension::Adset,
        Dimension::Breakdown(Breakdown::Platform),
        Dimension::Breakdown(Breakdown::Age),
    ] {
        seen.push(format!("{:?}", books.cells(&slices, dimension).await.unwrap()));
    }
    seen.push(format!("{:?}", books.names(&[one, two], Span { from: day(1).from, to: day(2).to }).await.unwrap()));
    seen.push(format!("{:?}", books.reach(&slices).await.unwrap()));
    seen.push(format!("{:?}", books.totals_reach(&[one, two], day(2)).await.unwrap()));
    books.discard(two).await.unwrap();
    seen.push(format!("{:?} {:?}", books.stands(two).await.unwrap(), books.loads().await.unwrap()));
    Everything(seen)
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_and_clickhouse_answer_alike() {
    let folder = tempfile::tempdir().unwrap();
    let engine = Arc::new(engine::Engine::open(engine::Options::new(folder.path())).unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn({
        let engine = Arc::clone(&engine);
        async move { engine.serve(async { drop(stopped.await) }).await }
    });
    let socket = engine::connectable(folder.path()).unwrap();
    let books = ClickHouse::migrate(&Connection::Socket(socket)).await.unwrap();
    let (real, memory) = (everything(&books).await, everything(&Memory::default()).await);
    for (real, memory) in real.0.iter().zip(&memory.0) {
        assert_eq!(real, memory);
    }
    drop(stop);
    serving.await.unwrap().unwrap();
}
