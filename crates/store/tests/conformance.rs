//! The books in memory and in ClickHouse answer alike.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{
    AccountKey, Batch, Breakdown, DatedBy, Day, Decision, DeliveryRow, Entity, EntityPath, EntityRef, Export, ExportId,
    ExportState, Exported, LoadId, Metric, Money, Publication, Reach, ReachRow, Role, SentTo, Slice, Source, Span,
    Token, Version,
};
use store::{ClickHouse, Connection, Dimension, Figures, Gone, Journal, Loads, Memory, Purging, StoreError, Tokens};

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
    seen.push(format!("{:?}", books.sizes().await.unwrap()));
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

/// What goes and what stays of a load, by each way of saying what goes.
async fn purged(books: &(impl Loads + Figures + Purging)) -> Everything {
    let (first, last) = (day(0).from, day(4).from);
    let (seven, nameless) = (Entity { id: "7".into(), name: "Wave 1 – “reach”".into() }, Entity::default());
    let wave = Entity::named("Wave 1 – “reach”");
    let ways = [
        Gone::default(),
        Gone { before: Some(day(2).from), ..Gone::default() },
        Gone { before: Some(last.plus(1)), ..Gone::default() },
        Gone { campaigns: vec![(day(0), seven.clone()), (day(3), wave.clone())], ..Gone::default() },
        Gone { campaigns: vec![(day(1), nameless.clone())], totals: vec![day(1)], ..Gone::default() },
        Gone { visits: vec![(day(4), wave.clone(), nameless)], totals: vec![day(2)], ..Gone::default() },
        Gone { visits: vec![(day(4), wave, seven)], ..Gone::default() },
    ];
    let mut seen = vec![format!("{:?}", books.campaigns(&[LoadId(1), LoadId(3)]).await.unwrap())];
    for (into, gone) in (100..).map(LoadId).zip(ways) {
        let gone_rows = books.weigh(LoadId(1), &gone).await.unwrap();
        books.spare(LoadId(1), into, &gone).await.unwrap();
        books.roll_up(into).await.unwrap();
        let (rows, campaign_days) = books.stands(into).await.unwrap();
        assert_eq!(rows, campaign_days);
        let all = Slice { load: into, span: Span { from: first, to: last }, by_day: true };
        let there = (books.presences(&[all]).await.unwrap(), books.totals_reach(&[into], day(2)).await.unwrap());
        seen.push(format!("{gone_rows:?} {rows:?} {there:?}"));
    }
    books.discard_all(&[LoadId(1), LoadId(100)]).await.unwrap();
    seen.push(format!("{:?}", books.loads().await.unwrap()));
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
    let in_memory = Memory::default();
    everything(&in_memory).await;
    let (real, memory) = (purged(&books).await, purged(&in_memory).await);
    for (real, memory) in real.0.iter().zip(&memory.0) {
        assert_eq!(real, memory);
    }
    assert_eq!(told_of_tokens(&books).await, told_of_tokens(&Memory::default()).await);
    the_first_word_about_a_sending_stays(&books).await;
    the_first_word_about_a_sending_stays(&Memory::default()).await;
    only_the_last_word_stays(&books).await;
    one_of_many_closers_publishes(&Arc::new(books)).await;
    drop(stop);
    serving.await.unwrap().unwrap();
}

/// A sending that is closed once more is no duplicate of itself.
async fn the_first_word_about_a_sending_stays(books: &impl Journal) {
    for (sending, word) in [(1, "visible"), (2, "held"), (1, "duplicate"), (2, "duplicate")] {
        books.tell(LoadId(sending), word).await.unwrap();
    }
    for (sending, word) in [(1, Some("visible")), (2, Some("held")), (3, None)] {
        assert_eq!(books.told(LoadId(sending)).await.unwrap().as_deref(), word);
    }
}

/// The last word about each token, in the order in which they were made.
async fn told_of_tokens(books: &impl Tokens) -> Vec<Token> {
    assert_eq!(books.tokens().await.unwrap(), []);
    let at = |second: i64| jiff::Timestamp::from_second(1_800_000_000 + second).unwrap();
    let token = |id: &str, created| Token {
        id: id.into(),
        name: "Ärger & „Söhne“".into(),
        role: Role::Partner,
        hash: "00ff".into(),
        created: at(created),
        expires: (created > 1).then(|| at(60)),
        revoked: None,
    };
    for word in [token("b", 1), token("a", 2), Token { revoked: Some(at(9)), ..token("b", 1) }] {
        books.record_token(&word).await.unwrap();
    }
    let told = books.tokens().await.unwrap();
    let revoked: Vec<_> = told.iter().map(|token| (token.id.as_str(), token.revoked)).collect();
    assert_eq!(revoked, [("b", Some(at(9))), ("a", None)]);
    told
}

/// What was said before, or decided, is gone; what stands is as it was once its parts were
/// written anew.
async fn only_the_last_word_stays(books: &ClickHouse) {
    let sent_to = SentTo { source: Source::Meta, account: "a".into(), report: "default".into() };
    let at = "2026-10-16T08:00:00Z".parse().unwrap();
    let export = |id: &str, file: &str| Export {
        id: ExportId(id.into()),
        file: file.into(),
        sha256: String::new(),
        facts: None,
        sent_to: sent_to.clone(),
        exported: Exported { at, by: DatedBy::Flag },
        confirmed_at: at,
        seen: 1,
        seen_at: at,
        seen_again: None,
        load: None,
        state: ExportState::Purged,
        since: at,
        hold: None,
        reason: None,
        accepted: Vec::new(),
        missing: Vec::new(),
        version: None,
    };
    for (id, file) in [("1", "first"), ("2", "first"), ("1", "last"), ("2", "last")] {
        books.record(&export(id, file)).await.unwrap();
    }
    books.remember(&sent_to, &Decision { entity: EntityPath::default(), keep: true }).await.unwrap();
    let rows = async |table: &str| books.inventory(&BTreeSet::from([LoadId(3)])).await.unwrap().tables[table];
    let delivery = rows("delivery").await;
    books.forget_words(&[ExportId("1".into())]).await.unwrap();
    books.forget_decisions(&AccountKey { source: Source::Meta, account: "a".into() }).await.unwrap();
    books.overwrite().await.unwrap();
    books.clear().await.unwrap();
    assert_eq!((rows("export").await.rows, rows("decision").await.rows), (3, 0));
    assert_eq!(books.export(&ExportId("1".into())).await.unwrap().unwrap().file, "last");
    assert_eq!(rows("delivery").await, delivery);
    assert!(delivery.rows > 0);
}

/// Of closers that publish the same version, one is seen, and the others learn that it was not
/// theirs: at once, or after a long pause.
async fn one_of_many_closers_publishes(books: &Arc<ClickHouse>) {
    let line = |version: u32, closer: i64| {
        let event =
            serde_json::json!({ "kind": "confirm", "export": closer.to_string(), "assignments": [], "renames": [] });
        Publication {
            version: Version(version),
            visible_at: jiff::Timestamp::from_microsecond(closer).unwrap(),
            event: serde_json::from_value(event).unwrap(),
        }
    };
    for version in 1..=20 {
        let closers = (0..8).map(|closer| {
            let (books, line) = (Arc::clone(books), line(version, closer));
            tokio::spawn(async move { books.publish(&line).await })
        });
        let mut published = 0;
        for closer in closers.collect::<Vec<_>>() {
            match closer.await.unwrap() {
                Ok(()) => published += 1,
                other => assert_eq!(other, Err(StoreError::Overtaken(Version(version)))),
            }
        }
        assert_eq!(published, 1);
    }
    let late = line(7, 99);
    assert_eq!(books.publish(&late).await, Err(StoreError::Overtaken(Version(7))));
    assert_eq!(books.publish(&line(22, 0)).await.map_err(|error| error.may_pass()), Err(true), "21 comes first");
    let lines = books.publications(Version::NONE).await.unwrap();
    assert!(lines.len() == 20 && !lines.contains(&late));
}
