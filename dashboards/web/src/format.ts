/** Numbers and money as the page writes them: en-GB, U+2212 for minus. */

const MINUS = '\u2212';

function plain(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat('en-GB', options).format(value).replace('-', MINUS);
}

export function count(value: number): string {
  return plain(value, { maximumFractionDigits: 0 });
}

/** Tables and readouts: exact, to the penny. */
export function money(value: number, currency: string): string {
  return plain(value, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Headlines: whole pounds from 1,000. */
export function headlineMoney(value: number, currency: string): string {
  if (Math.abs(value) < 1000) return money(value, currency);
  return plain(value, { style: 'currency', currency, maximumFractionDigits: 0 });
}

/** Headlines: three significant figures in words from a million. */
export function headlineCount(value: number): string {
  if (Math.abs(value) < 1_000_000) return count(value);
  const [size, word] = Math.abs(value) < 999_500_000 ? [1e6, 'million'] : [1e9, 'billion'];
  const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return `${plain(value / size, digits)} ${word}`;
}

/** Axes and line ends: "104k", "1.81m". */
export function axisCount(value: number): string {
  const size = Math.abs(value);
  if (size >= 999_500) return `${plain(value / 1e6, { maximumSignificantDigits: 3 })}m`;
  if (size >= 1000) return `${plain(value / 1000, { maximumSignificantDigits: 3 })}k`;
  return plain(value, { maximumSignificantDigits: 3 });
}

export function currencySymbol(currency: string): string {
  const parts = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

export function axisMoney(value: number, currency: string): string {
  const amount = axisCount(Math.abs(value));
  return `${value < 0 ? MINUS : ''}${currencySymbol(currency)}${amount}`;
}

/** A file's totals count money in millionths. */
export function fromMicros(micros: number): number {
  return micros / 1_000_000;
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** A share as a percentage: one decimal, two significant figures below 1 %. */
export function percent(share: number): string {
  const value = share * 100;
  const digits = Math.abs(value) < 1 && value !== 0 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${plain(value, digits)}%`;
}

/** Three significant figures, as estimates of people are given: "720,000", "1.04 million". */
export function estimate(value: number): string {
  if (Math.abs(value) >= 999_500) return headlineCount(Math.max(1_000_000, value));
  return plain(value, { maximumSignificantDigits: 3 });
}

/** "1.04 to 2.96 million", "720,000 to 1.20 million". */
export function estimateRange(low: number, high: number): string {
  const [from, to] = [estimate(low), estimate(high)];
  const [size, word] = from.split(' ');
  return word && to.endsWith(` ${word}`) ? `${size} to ${to}` : `${from} to ${to}`;
}
