// @ts-check
import { formatter } from './format.js';

/** @typedef {import('./types.js').Language} Language */

/** @type {Language[]} */
export const LANGUAGES = ['zh-CN', 'en'];
const STORED = 'manyi.language';

/** @type {Record<string, string>} */
let messages = {};
/** @type {Language} */
let current = LANGUAGES[0];

/** A text of the message file, its {names} filled in. @param {string} key @param {Record<string, unknown>} [values] */
export function t(key, values = {}) {
  const text = messages[key];
  if (text === undefined) throw new Error(`no message "${key}" in ${current}.json`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The word for a code of the server, which may have codes that this page has no word for. @param {string} group @param {string} code */
export const wordFor = (group, code) => messages[`${group}.${code}`] ?? code;

export const format = formatter(t);
export const language = () => current;

/** @param {string | null | undefined} wanted @returns {Language | undefined} */
function known(wanted) {
  return LANGUAGES.find((one) => wanted && one.slice(0, 2) === wanted.slice(0, 2).toLowerCase());
}

/** Of the address, else of the last visit, else of the browser. @param {string | null} asked */
export function preferredLanguage(asked) {
  return known(asked) ?? known(localStorage.getItem(STORED)) ?? known(navigator.language) ?? LANGUAGES[0];
}

/** @param {Language} wanted */
export async function useLanguage(wanted) {
  const answer = await fetch(new URL(`../messages/${wanted}.json`, import.meta.url));
  messages = await answer.json();
  current = wanted;
  localStorage.setItem(STORED, wanted);
  document.documentElement.lang = wanted;
}

/** @param {string} date an ISO date @param {Intl.DateTimeFormatOptions} parts */
export function dateText(date, parts) {
  return new Intl.DateTimeFormat(current, { ...parts, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** @param {string} instant ISO 8601 @param {string} zone IANA name of the business zone @param {'short' | 'medium'} [timeStyle] medium: with seconds */
export function instantText(instant, zone, timeStyle = 'short') {
  return new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle, hourCycle: 'h23', timeZone: zone }).format(
    new Date(instant),
  );
}
