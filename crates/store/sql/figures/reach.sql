-- Reach as it was reported, key by key. A key that occurs twice has none: reach is not additive.
WITH
    slice AS
    (
        SELECT
            slice.1 AS slice_load, slice.2 AS slice_from, slice.3 AS slice_to, slice.4 AS slice_by_day
        FROM (SELECT arrayJoin(arrayZip({loads:Array(UInt64)}, {froms:Array(Date)}, {tos:Array(Date)}, {by_day:Array(UInt8)})) AS slice)
    )
SELECT
    row.load AS load, row.from AS unit_from, row.to AS unit_to,
    [toString(row.campaign_id), toString(row.campaign), toString(row.adset_id), toString(row.adset), toString(row.ad_id), toString(row.ad)] AS names,
    [toString(row.age), toString(row.gender), toString(row.country), toString(row.region), toString(row.dma), toString(row.platform), toString(row.placement), toString(row.device_platform), toString(row.impression_device), toString(row.objective), toString(row.contact_channel), toString(row.nation), toString(row.heard_about)] AS cells,
    if(count() = 1, any(row.reach), NULL) AS reported
FROM delivery AS row
INNER JOIN slice ON row.load = slice.slice_load
WHERE row.load IN ({loads:Array(UInt64)})
    AND row.from >= arrayMin({froms:Array(Date)})
    AND row.to <= arrayMax({tos:Array(Date)})
    AND if(slice_by_day = 1, row.from = row.to AND row.from BETWEEN slice_from AND slice_to, row.from = slice_from AND row.to = slice_to)
GROUP BY load, unit_from, unit_to, names, cells
ORDER BY load, unit_from, unit_to, names, cells
