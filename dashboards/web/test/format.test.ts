import { describe, expect, it } from 'vitest';
import { daysOf, lengthOf, mondayOf, weekday, weeksOf } from '../src/calendar';
import { clockTime, dayIn, dayRange, fullDay, fullMoment, tightRange } from '../src/dates';
import { axisCount, axisMoney, count, headlineCount, headlineMoney, money } from '../src/format';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [720_000, '720,000'],
    [999_999, '999,999'],
    [1_000_000, '1.00 million'],
    [1_812_345, '1.81 million'],
    [8_120_000, '8.12 million'],
    [123_456_789, '123 million'],
    [999_600_000, '1.00 billion'],
  ])('headline of %d', (value, text) => expect(headlineCount(value)).toBe(text));

  it.each([
    [0, '0'],
    [104_000, '104k'],
    [90_688, '90.7k'],
    [999_600, '1m'],
    [1_812_345, '1.81m'],
  ])('axis of %d', (value, text) => expect(axisCount(value)).toBe(text));

  it('writes money', () => {
    expect(headlineMoney(53_570.4, 'GBP')).toBe('£53,570');
    expect(headlineMoney(14.554, 'GBP')).toBe('£14.55');
    expect(money(640.1, 'GBP')).toBe('£640.10');
    expect(axisMoney(1200, 'GBP')).toBe('£1.2k');
  });

  it('writes minus as a minus', () => {
    expect(count(-4)).toBe('\u22124');
    expect(axisMoney(-200, 'GBP')).toBe('\u2212£200');
  });
});

describe('days', () => {
  it('formats from the string', () => {
    expect(fullDay('2026-09-22')).toBe('Tue 22 Sep 2026');
    expect(dayRange('2026-09-14', '2026-10-11')).toBe('14 Sep to 11 Oct 2026');
    expect(dayRange('2026-10-03', '2026-10-05')).toBe('3 to 5 Oct 2026');
    expect(dayRange('2026-12-28', '2027-01-03')).toBe('28 Dec 2026 to 3 Jan 2027');
    expect(dayRange('2026-09-14', '2026-09-14')).toBe('14 Sep 2026');
    expect(tightRange('2026-09-14', '2026-10-11')).toBe('14 Sep\u201311 Oct');
  });

  it('counts through a clock change', () => {
    expect(daysOf('2026-10-24', '2026-10-27')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27']);
    expect(lengthOf('2026-03-01', '2026-03-31')).toBe(31);
  });

  it('knows weeks', () => {
    expect(weekday('2026-09-14')).toBe(0);
    expect(mondayOf('2026-09-20')).toBe('2026-09-14');
    expect(weeksOf('2026-09-16', '2026-09-28')).toEqual(['2026-09-14', '2026-09-21', '2026-09-28']);
  });

  it('writes moments in the zone of the campaign', () => {
    expect(fullMoment('2026-10-16T08:05:00Z', 'Europe/London')).toBe('Fri 16 Oct 2026, 09:05 BST');
    expect(clockTime('2026-12-01T08:05:00Z', 'Europe/London')).toBe('08:05 GMT');
    expect(dayIn('2026-10-15T23:30:00Z', 'Europe/London')).toBe('2026-10-16');
  });
});
