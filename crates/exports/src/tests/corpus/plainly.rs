//! Sums without any of the readers' code.

use std::collections::HashMap;

use domain::Money;

/// Rows, impressions, link clicks and spend.
type Sums = (u64, i64, i64, Money);

/// Names of columns: those that a total leaves empty, impressions, link clicks, and spend.
struct Names {
    labels: &'static [&'static str],
    impressions: &'static str,
    clicks: &'static [&'static str],
    spend: &'static str,
}

const META: Names = Names {
    labels: &[
        "campaign name",
        "campaigns",
        "campaign id",
        "ad set name",
        "ad sets",
        "ad set id",
        "ad name",
        "ads",
        "ad id",
        "age",
        "gender",
        "country",
        "region",
        "dma region",
        "platform",
        "placement",
        "device platform",
        "impression device",
        "objective",
        "day",
        "week",
        "month",
    ],
    impressions: "impressions",
    clicks: &["link clicks"],
    spend: "amount spent (",
};

const GOOGLE_ADS: Names = Names { labels: &[], impressions: "impr.", clicks: &["clicks"], spend: "cost" };

const SNAPCHAT: Names =
    Names { labels: &[], impressions: "paid impressions", clicks: &["swipe ups", "clicks"], spend: "amount spent" };

const X: Names = Names { labels: &[], impressions: "impressions", clicks: &["link clicks"], spend: "spend" };

/// What a file adds up to, by the plainest reading of its layout.
pub(super) fn sums(layout: &str, bytes: &[u8]) -> Option<Sums> {
    match layout {
        "meta_ads_reporting_csv" => Some(table(&text(bytes), 0, ',', &META)),
        "google_ads_report_csv" => {
            let text = text(bytes);
            let above = text.lines().take_while(|line| line.matches([',', '\t']).count() < 3).count();
            Some(table(&text, above, if bytes.starts_with(&[0xFF, 0xFE]) { '\t' } else { ',' }, &GOOGLE_ADS))
        }
        "snapchat_ads_manager_csv" => Some(table(&text(bytes), 0, ',', &SNAPCHAT)),
        "x_ads_stats_json" => Some(answer(&serde_json::from_slice(bytes).unwrap())),
        "x_ads_manager_csv" => Some(table(&text(bytes), 0, ',', &X)),
        _ => None,
    }
}

/// The numbers of all entities, one row a number of impressions.
fn answer(answer: &serde_json::Value) -> Sums {
    let mut sums = (0, 0, 0, 0);
    for part in answer["data"].as_array().unwrap().iter().flat_map(|entity| entity["id_data"].as_array().unwrap()) {
        let numbers = |name: &str| part["metrics"][name].as_array().cloned().unwrap_or_default();
        let sum = |name: &str| numbers(name).iter().filter_map(serde_json::Value::as_i64).sum::<i64>();
        sums.0 += numbers("impressions").len() as u64;
        sums.1 += sum("impressions");
        sums.2 += sum("url_clicks");
        sums.3 += sum("billed_charge_local_micro");
    }
    (sums.0, sums.1, sums.2, Money::from_micros(sums.3))
}

fn text(bytes: &[u8]) -> String {
    let text = match bytes.strip_prefix(&[0xFF, 0xFE]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

fn table(text: &str, above: usize, separator: char, names: &Names) -> Sums {
    let mut rows = cells(text, separator).into_iter().skip(above);
    let headers: Vec<String> = rows.next().unwrap().iter().map(|header| header.to_lowercase()).collect();
    let rows = rows.filter(|row| row.len() == headers.len() && !row.iter().any(|cell| cell.starts_with("Total")));
    let rows = rows.map(|row| headers.iter().map(String::as_str).zip(row).collect::<HashMap<_, _>>());
    let mut sums = (0, 0, 0, Money::ZERO);
    for (at, row) in rows.enumerate() {
        let labels: Vec<_> = names.labels.iter().filter_map(|label| row.get(label)).collect();
        if at == 0 && !labels.is_empty() && labels.iter().all(|label| label.is_empty()) {
            continue;
        }
        let figure = |name: &str| {
            let exact = row.get(name).or_else(|| {
                row.iter().find(|(header, _)| name.ends_with('(') && header.starts_with(name)).map(|(_, cell)| cell)
            });
            let digits = exact.map_or_else(String::new, |cell| cell.replace([',', '-', ' '], ""));
            if digits.is_empty() { "0".to_owned() } else { digits }
        };
        sums.0 += 1;
        sums.1 += figure(names.impressions).parse::<i64>().unwrap();
        sums.2 += names.clicks.iter().map(|name| figure(name).parse::<i64>().unwrap()).sum::<i64>();
        sums.3 += figure(names.spend).parse().unwrap();
    }
    sums
}

/// Rows of cells, letter by letter.
fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter == separator && !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            _ => cell.push(letter),
        }
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
