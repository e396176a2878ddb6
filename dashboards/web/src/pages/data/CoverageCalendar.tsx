import { mondayOf, weeksOf, addDays } from '../../calendar';
import type { CoverageState } from '../../answers';
import { fullDay, weekdayName } from '../../dates';
import { COVERAGE, type AccountDays, type Calendar } from './coverage';

/** A day of an account: a symbol and a word, so that colour is not needed. */
function Day({ state, day, number }: { state: CoverageState | undefined; day: string; number?: boolean }) {
  const told = state ? COVERAGE[state] : null;
  return (
    <td class={`day day-${state ?? 'none'}`} title={`${fullDay(day)}: ${told?.word ?? 'not due'}`}>
      {number && <span class="day-number">{Number(day.slice(8))}</span>}
      <span aria-hidden="true">{told?.symbol ?? '·'}</span>
      <span class="visually-hidden"> {told?.word ?? 'not due'}</span>
    </td>
  );
}

interface Month {
  name: string;
  length: number;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function monthsOf(days: string[]): Month[] {
  const months: Month[] = [];
  let key = '';
  for (const day of days) {
    if (day.slice(0, 7) !== key) {
      key = day.slice(0, 7);
      months.push({ name: `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`, length: 0 });
    }
    months.at(-1)!.length += 1;
  }
  return months;
}

/** One row an account, one column a day. */
export function CoverageCalendar({ calendar, caption }: { calendar: Calendar; caption: string }) {
  return (
    <div class="table-region coverage" role="region" aria-labelledby="coverage-caption" tabIndex={0}>
      <table>
        <caption id="coverage-caption">
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              Source, account
            </th>
            {monthsOf(calendar.days).map(({ name, length }) => (
              <th key={name} scope="colgroup" colSpan={length} class="month">
                <span>{name}</span>
              </th>
            ))}
          </tr>
          <tr>
            {calendar.days.map((day) => (
              <th key={day} scope="col" class={weekdayName(day) === 'Mon' ? 'day monday' : 'day'}>
                <span aria-hidden="true">{weekdayName(day).slice(0, 1)}</span>
                <span aria-hidden="true">{Number(day.slice(8))}</span>
                <span class="visually-hidden">{fullDay(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.accounts.map((account) => (
            <tr key={account.name}>
              <th scope="row">{account.name}</th>
              {calendar.days.map((day) => (
                <Day key={day} day={day} state={account.states.get(day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const FULL_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One account in weeks, for small screens. */
export function CoverageWeeks({ account, days, caption }: { account: AccountDays; days: string[]; caption: string }) {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return (
    <div class="coverage">
      <table class="weeks">
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name, index) => (
              <th key={name} scope="col">
                <abbr title={FULL_WEEKDAYS[index]}>{name}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(mondayOf(first), last).map((monday) => (
            <tr key={monday}>
              {WEEKDAYS.map((name, index) => {
                const day = addDays(monday, index);
                return day < first || day > last ? <td key={name} /> : <Day key={name} day={day} state={account.states.get(day)} number />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
