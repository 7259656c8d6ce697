// @ts-check
/** @typedef {import('../../lib/types.js').Place} Place */

/**
 * Those to be offered: the chosen ones first, and a code as it was written when no place has it, as one without facts is not
 * known by name.
 * @param {Place[]} places @param {Set<string>} chosen @param {string} text @param {number} limit
 */
export function matching(places, chosen, text, limit) {
  const wanted = text.toLowerCase();
  const known = new Set(places.map(({ key }) => key));
  const unnamed = [...chosen].filter((key) => !known.has(key)).map((key) => ({ key, name: key }));
  const all = [...unnamed, ...places];
  const fits = all.filter(({ key, name }) => chosen.has(key) || `${name}\n${key}`.toLowerCase().includes(wanted));
  const typed = text && !all.some(({ key, name }) => `${name}\n${key}`.toLowerCase().includes(wanted)) ? [{ key: text, name: text }] : [];
  const sorted = [...fits.filter(({ key }) => chosen.has(key)), ...typed, ...fits.filter(({ key }) => !chosen.has(key))];
  return { places: sorted.slice(0, limit), more: Math.max(0, sorted.length - limit) };
}
