// @ts-check
/** Calendar arithmetic on ISO dates. Periods are half-open: `from` belongs to them, `to` does not. */
/** @typedef {import('./types.js').Period} Period */

const DAY = 24 * 60 * 60 * 1000;

/** @param {string} date */
const instant = (date) => Date.parse(`${date}T00:00:00Z`);
/** @param {number} milliseconds */
const iso = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

/** A real day of the calendar: 2026-02-30 is none. @param {string | null} text @returns {text is string} */
export function isDate(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(instant(text ?? '')) && iso(instant(text ?? '')) === text;
}

/** @param {string} date @param {number} days */
export const addDays = (date, days) => iso(instant(date) + days * DAY);

/** @param {Period} period */
export const lengthInDays = ({ from, to }) => (instant(to) - instant(from)) / DAY;

/** The first day of the month that is `months` away. @param {string} date @param {number} months */
function monthStart(date, months = 0) {
  const [year, month] = date.split('-').map(Number);
  return iso(Date.UTC(year, month - 1 + months, 1));
}

/** The periods offered by name, in their order on the page. @param {string} today @returns {Record<string, Period>} */
export function presets(today) {
  const quarter = -((Number(today.slice(5, 7)) - 1) % 3);
  const year = Number(today.slice(0, 4));
  return {
    this_month: { from: monthStart(today), to: monthStart(today, 1) },
    last_month: { from: monthStart(today, -1), to: monthStart(today) },
    last_30_days: { from: addDays(today, -30), to: today },
    this_quarter: { from: monthStart(today, quarter), to: monthStart(today, quarter + 3) },
    this_year: { from: `${year}-01-01`, to: `${year + 1}-01-01` },
  };
}

/** @param {Period} period @param {string} today the name of the preset, or `custom` */
export function presetOf(period, today) {
  const named = Object.entries(presets(today)).find(([, { from, to }]) => from === period.from && to === period.to);
  return named ? named[0] : 'custom';
}

/** The grain that gives a line of about 10 to 60 points. @param {Period} period @returns {'day' | 'week' | 'month'} */
export function grainFor(period) {
  const days = lengthInDays(period);
  if (days <= 62) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/** The first day of the day, ISO week or month a date lies in. @param {string} date @param {string} grain */
export function truncate(date, grain) {
  if (grain === 'month') return monthStart(date);
  if (grain === 'week') return addDays(date, -((new Date(instant(date)).getUTCDay() + 6) % 7));
  return date;
}

/** The first day after a day, ISO week, month, quarter or year that begins then. @param {string} step @param {string} grain */
export function following(step, grain) {
  const months = /** @type {Record<string, number>} */ ({ month: 1, quarter: 3, year: 12 })[grain];
  return months ? monthStart(step, months) : addDays(step, grain === 'week' ? 7 : 1);
}

/** All days, weeks or months of a period that have begun. @param {Period} period @param {string} grain @param {string} today */
export function steps(period, grain, today) {
  const list = [];
  let step = truncate(period.from, grain);
  while (step < period.to && step <= today) {
    list.push(step);
    step = following(step, grain);
  }
  return list;
}
