//! An invented export in the layout of Meta's reporting.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use domain::Day;

use crate::Error;

const HEADER: &str = "Campaign name,Ad set name,Ad name,Day,Age,Gender,Reach,Impressions,Amount spent (GBP),Link clicks,\
                      Clicks (all),Reporting starts,Reporting ends";
const AGES: [&str; 6] = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"];
const GENDERS: [&str; 3] = ["female", "male", "unknown"];
const FIRST_DAY: i32 = 19_723;
/// Days that each ad runs.
const DAYS: u64 = 200;
const ADS_AN_ADSET: u64 = 6;
const ADSETS_A_CAMPAIGN: u64 = 8;

/// Writes `rows` rows, ad by ad, each day by age and gender. The file looks settled.
pub(crate) fn write(path: &Path, rows: u64) -> Result<(), Error> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create_new(path)?);
    writeln!(out, "{HEADER}")?;
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for number in 0..rows {
        row(&mut out, number, &mut chance)?;
    }
    let file = out.into_inner()?;
    file.set_modified(SystemTime::now() - Duration::from_secs(3600))?;
    Ok(file.sync_all()?)
}

fn row(out: &mut impl Write, number: u64, chance: &mut Chance) -> Result<(), Error> {
    let (rest, gender) = (number / 3, GENDERS[usize::try_from(number % 3)?]);
    let (rest, age) = (rest / 6, AGES[usize::try_from(rest % 6)?]);
    let (ad, day) = (rest / DAYS, Day::from_epoch_days(FIRST_DAY + i32::try_from(rest % DAYS)?));
    let adset = ad / ADS_AN_ADSET;
    let campaign = adset / ADSETS_A_CAMPAIGN;
    let impressions = 1 + chance.below(9_000);
    let reach = if chance.below(40) == 0 { String::new() } else { (1 + impressions * 7 / 9).to_string() };
    let (pounds, pence) = (chance.below(60), chance.below(100));
    let clicks = chance.below(1 + impressions / 50);
    let all = clicks + chance.below(20);
    writeln!(
        out,
        "Help at home wave {campaign},Audience {adset} broad,Film {ad} short cut,{day},{age},{gender},{reach},\
         {impressions},{pounds}.{pence:02},{clicks},{all},{day},{day}"
    )?;
    Ok(())
}

/// Numbers that look random and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
