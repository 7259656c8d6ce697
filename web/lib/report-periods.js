// @ts-check
import { dateText, t } from './i18n.js';
import { addDays } from './periods.js';

/** What a report can cover, and how many of each are offered: as far back as executives look. @type {Record<string, {months: number, offered: number}>} */
const CALENDAR = {
  month: { months: 1, offered: 24 },
  quarter: { months: 3, offered: 12 },
  half_year: { months: 6, offered: 8 },
  year: { months: 12, offered: 6 },
};

/** In the order of the page; days are any first and last day. */
export const KINDS = [...Object.keys(CALENDAR), 'days'];

/** As the server names the part of a year. @param {string} kind @param {number} year @param {number} part from 0 */
function named(kind, year, part) {
  if (kind === 'month') return `${year}-${String(part + 1).padStart(2, '0')}`;
  if (kind === 'quarter') return `${year}-Q${part + 1}`;
  return kind === 'half_year' ? `${year}-H${part + 1}` : String(year);
}

/** The periods of a kind that have begun, the newest first, which still goes on. @param {string} kind @param {string} today @returns {string[]} */
export function periodsOf(kind, today) {
  const { months, offered } = CALENDAR[kind];
  const parts = 12 / months;
  const [year, month] = today.split('-').map(Number);
  const newest = year * parts + Math.floor((month - 1) / months);
  return Array.from({ length: offered }, (_, back) => named(kind, Math.floor((newest - back) / parts), (newest - back) % parts));
}

/** What the server takes for a first and a last day. @param {string} from @param {string} last */
export const daysOf = (from, last) => ({ from, to: addDays(last, 1) });

/** How people call a period that the server has named. @param {string} period */
export function periodText(period) {
  const [, year, month, quarter, half] = period.match(/^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/) ?? [];
  if (month) return dateText(`${period}-01`, { year: 'numeric', month: 'long' });
  if (quarter) return t('reports.period.quarter.of', { year, quarter });
  if (half) return t(half === '1' ? 'reports.period.half.first' : 'reports.period.half.second', { year });
  if (year) return t('reports.period.year.of', { year });
  const [from, last] = period.split('..').map((day) => dateText(day, { dateStyle: 'medium' }));
  return from === last ? from : t('reports.period.days.of', { from, last });
}
