/** Moments as a field of the browser writes them: in the clock of whoever sits before it, to the minute. */

export function localMinute(moment: string): string {
  if (moment === '') return '';
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function utcMoment(minute: string): string {
  const date = new Date(minute);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
