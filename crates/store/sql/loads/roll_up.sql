-- Adds the rows of a load up by campaign-day and platform.
INSERT INTO campaign_day
SELECT
    load, from, to, campaign_id, campaign, platform, count() AS rows,
    sum(impressions), sum(clicks), sum(clicks_all), sum(outbound_clicks), sum(landing_page_views), sum(views), sum(thruplays), sum(video_25), sum(video_50), sum(video_75), sum(video_100), sum(engagements), sum(referrals), sum(key_events), sum(contacts), sum(contacts_withheld),
    sum(spend)
FROM delivery
WHERE load = {load:UInt64}
GROUP BY load, from, to, campaign_id, campaign, platform
