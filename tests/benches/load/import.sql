INSERT INTO equal_table (load, from, to, campaign, adset, ad, age, gender, reach, impressions, spend, clicks, clicks_all)
SELECT
    1, Day, `Reporting ends`, `Campaign name`, `Ad set name`, `Ad name`, Age, Gender, Reach, Impressions,
    `Amount spent (GBP)`, `Link clicks`, `Clicks (all)`
FROM file('{path}', CSVWithNames, '`Campaign name` String, `Ad set name` String, `Ad name` String, Day Date, Age String, Gender String, Reach Nullable(UInt64), Impressions Int64, `Amount spent (GBP)` Decimal(38, 10), `Link clicks` Int64, `Clicks (all)` Int64, `Reporting starts` Date, `Reporting ends` Date')
