use super::*;

const HEADER: &str =
    "Account name,Account ID,Campaign name,Day,Impressions,Amount spent (GBP),Reporting starts,Reporting ends";

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

fn row(campaign: &str, day: &str) -> String {
    format!("\nHarbour Police,1234567,{campaign},{day},10,1.00,{day},{day}")
}

#[test]
fn files_say_accounts_currencies_days_and_names() {
    let folder = tempfile::tempdir().unwrap();
    let text = HEADER.to_owned() + &row("Wave 1", "2026-09-14") + &row("Wave 2", "2026-09-20") + "\n";
    let one = write(folder.path(), "one.csv", &text);
    let two = write(folder.path(), "two.csv", &text.replace("2026-09-14", "2026-09-01"));
    let read = Read::all(&[one, two]);
    assert_eq!(read.days().unwrap().to_string(), "2026-09-01..2026-09-20");
    let accounts = read.accounts();
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0].key, AccountKey { source: Source::Meta, account: "harbour-police".into() });
    assert_eq!(accounts[0].called.as_deref(), Some("Harbour Police, 1234567"));
    assert_eq!((accounts[0].currency, accounts[0].names.len()), ("GBP".parse().ok(), 2));
    assert!(read.exports[0].told().contains("2 campaigns"), "{}", read.exports[0].told());
}

#[test]
fn a_landing_folder_says_the_account() {
    let folder = tempfile::tempdir().unwrap();
    let text = HEADER.to_owned() + &row("Wave 1", "2026-09-14") + "\n";
    for (name, account) in [
        ("landing/meta/police-main/a.csv", "police-main"),
        ("landing/meta/police-main/by-region/a.csv", "police-main"),
        ("x/downloads/a.csv", "harbour-police"),
    ] {
        let read = Read::all(&[write(folder.path(), name, &text)]);
        assert_eq!(read.exports[0].account.account, account, "{name}");
    }
}

#[test]
fn files_in_two_currencies_are_of_two_accounts() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Campaign name,Day,Impressions,Amount spent (GBP)\nWave,2026-09-14,10,1.00\n";
    let one = write(folder.path(), "one.csv", text);
    let two = write(folder.path(), "two.csv", &text.replace("GBP", "USD"));
    let read = Read::all(&[one.clone(), two, one]);
    let names: Vec<String> = read.accounts().into_iter().map(|account| account.key.account).collect();
    assert_eq!(names, ["main", "main-usd"]);
}

#[test]
fn what_cannot_be_read_is_told_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let odd = write(folder.path(), "odd.csv", "a,b\n1,2\n");
    let read = Read::all(&[odd, folder.path().to_owned(), folder.path().join("gone.csv")]);
    let told: Vec<&str> = read.unread.iter().map(|(_, why)| why.as_str()).collect();
    assert!(told[0].contains("header"), "{told:?}");
    assert!(told[1].contains("folder") && told[2].contains("cannot be read"), "{told:?}");
    assert!(read.accounts().is_empty() && read.days().is_none());
}
