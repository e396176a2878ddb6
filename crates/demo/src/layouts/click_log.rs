//! The log of the campaign's own links: a row a click, programs among them.

use domain::{Channel, Span};

use crate::clicks::Click;
use crate::table::{Dialect, Table};
use crate::visits::UTM_CAMPAIGN;

const HEADERS: [&str; 10] = [
    "clicked_at",
    "link_id",
    "destination",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_content",
    "referrer_host",
    "device",
    "is_bot",
];

/// The clicks of some days. All lie in summer time.
pub(crate) fn clicks(clicks: &[Click], span: Span) -> Table {
    let mut table = Table::new(Dialect::Plain, &HEADERS);
    clicks.iter().filter(|click| span.has(click.day)).for_each(|click| table.push(line(click)));
    table
}

fn line(click: &Click) -> Vec<String> {
    let (source, medium, host) = tags(click.channel);
    let (hour, minute, second) = (click.second / 3_600, click.second / 60 % 60, click.second % 60);
    let host = if click.is_bot { "" } else { host };
    vec![
        format!("{}T{hour:02}:{minute:02}:{second:02}+01:00", click.day),
        format!("ghgc-{source}-1"),
        "https://helpline.example/get-help/".to_owned(),
        source.to_owned(),
        medium.to_owned(),
        UTM_CAMPAIGN.to_owned(),
        click.ad.to_lowercase().replace(' ', "_"),
        host.to_owned(),
        click.device.to_owned(),
        u8::from(click.is_bot).to_string(),
    ]
}

const fn tags(channel: Channel) -> (&'static str, &'static str, &'static str) {
    match channel {
        Channel::Instagram => ("instagram", "paid_social", "l.instagram.com"),
        Channel::X => ("x", "paid_social", "t.co"),
        Channel::Snapchat => ("snapchat", "paid_social", ""),
        Channel::Youtube => ("youtube", "paid_video", "www.youtube.com"),
        _ => ("facebook", "paid_social", "l.facebook.com"),
    }
}
