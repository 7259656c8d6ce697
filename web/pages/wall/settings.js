// @ts-check
/**
 * How a wall is set: `#views=tiles,cities&seconds=20&lang=en&dim=22-7`. After the # as that never leaves the screen.
 *
 * @typedef {{from: number, to: number}} Night hours of the day, `to` exclusive
 * @typedef {{name: string, value: string}} Refused
 * @typedef {{views: string[], seconds: number, lang: string | null, night: Night | undefined, refused: Refused[]}} Settings
 */

/** All views in their usual order. */
export const VIEWS = ['today', 'tiles', 'problems', 'cities', 'sla', 'regions'];
export const SECONDS = { usual: 20, least: 5, most: 600 };

/** What each setting takes; undefined when that is not it. @type {Record<string, (text: string) => any>} */
const TAKES = {
  views(text) {
    const names = [...new Set(text.split(','))];
    return names.every((name) => VIEWS.includes(name)) ? names : undefined;
  },
  seconds(text) {
    const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return seconds >= SECONDS.least && seconds <= SECONDS.most ? seconds : undefined;
  },
  lang: (text) => (/^(zh|en)(-|$)/.test(text) ? text : undefined),
  dim(text) {
    const [, from, to] = text.match(/^(\d{1,2})-(\d{1,2})$/)?.map(Number) ?? [];
    return from < 24 && to <= 24 && from !== to ? { from, to } : undefined;
  },
};

/** @param {string} hash @returns {Settings} what is not understood is told in `refused`, and its default stands */
export function readSettings(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  /** @type {Record<string, any>} */
  const taken = {};
  const refused = [];
  for (const [name, value] of given) {
    taken[name] = TAKES[name]?.(value);
    if (taken[name] === undefined) refused.push({ name, value });
  }
  return { views: taken.views ?? VIEWS, seconds: taken.seconds ?? SECONDS.usual, lang: taken.lang ?? null, night: taken.dim, refused };
}

/** Whether an hour lies in the night, which may go over midnight. @param {Night | undefined} night @param {number} hour */
export function isNight(night, hour) {
  if (!night) return false;
  const { from, to } = night;
  return from < to ? from <= hour && hour < to : hour >= from || hour < to;
}
