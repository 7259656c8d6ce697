// @ts-check
/** How people say when something is sent, and the cron of five fields that says the same to the server. */

/**
 * `days` are of a week; `day` is of a month: its number, `L`, or the `first` or `last` one on which people work. With
 * `working`, days off are left out or, where it is one day of a month, the next working day stands for them.
 * @typedef {{kind: string, time: string, days: string[], day: string, working: boolean, cron: string, rule: string}} When
 * @typedef {{cron: string, working_day: string}} Timing as the server takes it
 */

export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
/** @type {Record<string, string>} */
const MONTHS = { monthly: '*', quarterly: '1,4,7,10', half_yearly: '1,7' };
export const KINDS = ['daily', 'weekly', ...Object.keys(MONTHS), 'own'];
export const RULES = ['any', 'each', 'first', 'last', 'next'];
/** Days of a month that can be chosen. */
export const DAYS = ['first', 'last', ...Array.from({ length: 31 }, (_, index) => String(index + 1)), 'L'];

/** @type {When} */
export const USUAL = { kind: 'monthly', time: '08:00', days: ['MON'], day: 'first', working: false, cron: '0 8 * * *', rule: 'any' };

/** When a report of that period is wanted most often. @param {string} period @returns {string} a kind */
export const kindFor = (period) =>
  ({ today: 'daily', last_week: 'weekly', last_quarter: 'quarterly', last_half_year: 'half_yearly' })[period] ?? 'monthly';

/** Whether a kind counts in months. @param {string} kind */
export const byMonth = (kind) => kind in MONTHS;

/** @param {When} when @returns {Timing} */
export function timingOf({ kind, time, days, day, working, cron, rule }) {
  if (kind === 'own') return { cron, working_day: rule };
  const [hour, minute] = time.split(':').map(Number);
  const at = `${minute} ${hour}`;
  if (kind === 'daily') return { cron: `${at} * * *`, working_day: working ? 'each' : 'any' };
  if (kind === 'weekly') return { cron: `${at} * * ${WEEKDAYS.filter((one) => days.includes(one)).join(',')}`, working_day: working ? 'each' : 'any' };
  if (day === 'first' || day === 'last') return { cron: `${at} * ${MONTHS[kind]} *`, working_day: day };
  return { cron: `${at} ${day} ${MONTHS[kind]} *`, working_day: working ? 'next' : 'any' };
}

/** What people would say for it: `own` where they would need the cron themselves. @param {Timing} timing @returns {When} */
export function whenOf({ cron, working_day: rule }) {
  const own = { ...USUAL, kind: 'own', cron, rule };
  const [, minute, hour, day, months, week] = cron.match(/^(\d{1,2}) (\d{1,2}) (\S+) (\S+) (\S+)$/) ?? [];
  if (!minute) return own;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const kind = Object.keys(MONTHS).find((one) => MONTHS[one] === months);
  const everyDay = day === '*' && week === '*';
  if (kind && everyDay && (rule === 'first' || rule === 'last')) return { ...own, kind, time, day: rule };
  if (kind && DAYS.includes(day) && week === '*' && (rule === 'any' || rule === 'next')) return { ...own, kind, time, day, working: rule === 'next' };
  if (months !== '*' || day !== '*' || (rule !== 'any' && rule !== 'each')) return own;
  if (everyDay) return { ...own, kind: 'daily', time, working: rule === 'each' };
  const days = weekdays(week);
  return days ? { ...own, kind: 'weekly', time, days, working: rule === 'each' } : own;
}

/** @param {string} field `MON,THU`, `1-5` and the like @returns {string[] | undefined} */
function weekdays(field) {
  const number = (/** @type {string} */ name) => (/^[0-7]$/.test(name) ? (Number(name) + 6) % 7 : WEEKDAYS.indexOf(name.toUpperCase()));
  const found = field.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map(number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => (from < 0 ? undefined : WEEKDAYS[from + index])).concat(to < from ? [undefined] : []);
  });
  return found.includes(undefined) ? undefined : WEEKDAYS.filter((one) => found.includes(one));
}
