// @ts-check
import { html } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';

/** @typedef {import('./feed.js').State} State @typedef {import('./picture.js').Picture} Picture */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A picture is asked for every five minutes at the least: one that is older than this was not to be had. */
const OLD = 10 * MINUTE;

/** How long ago, in the largest unit that is full: "6 minutes ago". @param {number} seconds */
export function agoText(seconds) {
  const [unit, size] = /** @type {[Intl.RelativeTimeFormatUnit, number]} */ (
    seconds >= DAY ? ['day', DAY] : seconds >= HOUR ? ['hour', HOUR] : seconds >= MINUTE ? ['minute', MINUTE] : ['second', 1]
  );
  const text = new Intl.RelativeTimeFormat(language()).format(-Math.floor(seconds / size), unit);
  return text.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

/** The moment in the business zone, with its day once that is not today's any more. @param {Picture} picture @param {number} elapsed seconds */
export function asOfText({ overview: { as_of, zone } }, elapsed) {
  const at = Date.parse(as_of);
  const day = (/** @type {number} */ moment) => clockText(moment, zone, { year: 'numeric', month: 'short', day: 'numeric' });
  const time = clockText(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return day(at) === day(at + 1000 * elapsed) ? time : `${clockText(at, zone, { month: 'short', day: 'numeric' })} ${time}`;
}

/** @param {number} moment @param {string} zone @param {Intl.DateTimeFormatOptions} parts */
export const clockText = (moment, zone, parts) => new Intl.DateTimeFormat(language(), { ...parts, timeZone: zone }).format(moment);

/** The day and its weekday, apart in Chinese, too. @param {number} moment @param {string} zone */
export function dayText(moment, zone) {
  const parts = new Intl.DateTimeFormat(language(), { month: 'long', day: 'numeric', weekday: 'short', timeZone: zone }).formatToParts(moment);
  return parts.map(({ type, value }, index) => (type === 'weekday' && index > 0 && parts[index - 1].value.trim() ? ` ${value}` : value)).join('');
}

/** Whether what is shown is what is: then nobody needs to know its age. @param {State} state @param {number} elapsed seconds */
export const isFresh = ({ link, failures }, elapsed) => link === 'open' && failures === 0 && elapsed < OLD;

/** How the line to the server is, in a word. @param {State} state @param {number} elapsed seconds */
export function linkText(state, elapsed) {
  if (isFresh(state, elapsed)) return t('wall.live');
  if (state.link === 'opening') return t('wall.opening');
  return t(state.link === 'broken' ? 'wall.broken' : 'wall.waiting');
}

/** Of which moment the picture is, and how long ago that was unless it is fresh. @param {State} state @param {Picture} picture @param {number} elapsed seconds */
export function momentText(state, picture, elapsed) {
  const time = asOfText(picture, elapsed);
  if (isFresh(state, elapsed)) return html`${t('wall.as_of', { time })}`;
  return html`<strong>${t('wall.as_of.ago', { time, ago: agoText(elapsed) })}</strong>`;
}
