// @ts-check
import { api } from './api.js';
import { addDays } from './periods.js';

/** @typedef {import('./types.js').Place} Place @typedef {import('./types.js').Places} Places */

/** As far back as one question may reach. */
const DAYS = 3_600;

/** The regions and stores that facts speak of, by name; none where they can not be told. @param {string} today @returns {Promise<Places>} */
export async function knownPlaces(today) {
  const ask = async (/** @type {string} */ by) => {
    const query = { kpi: 'responses', from: addDays(today, -DAYS), to: addDays(today, 1), by };
    const { rows } = await api.values(query, AbortSignal.timeout(20_000));
    return rows.flatMap(({ key, name }) => (key ? [{ key, name: name ?? key }] : [])).sort((one, other) => one.name.localeCompare(other.name));
  };
  const [regions, stores] = await Promise.all([ask('region'), ask('store')].map((asked) => asked.catch(() => [])));
  return { regions, stores };
}

/** Facts that know one's dimension, the most common first. */
const ASKED = ['responses', 'tickets'];

/** What there is of a dimension, by name, as far as facts speak of it. @param {string} dimension @param {string} today @returns {Promise<Place[]>} */
export async function knownCodes(dimension, today) {
  const { kpis } = await api.catalogue();
  const kpi = ASKED.find((id) => kpis.some((one) => one.id === id && one.dimensions.includes(dimension)));
  if (!kpi) return [];
  const query = { kpi, from: addDays(today, -DAYS), to: addDays(today, 1), by: dimension };
  const { rows } = await api.values(query, AbortSignal.timeout(20_000));
  return rows.flatMap(({ key, name }) => (key ? [{ key, name: name ?? key }] : [])).sort((one, other) => one.name.localeCompare(other.name));
}

/** @type {Places} */
export const NOWHERE = { regions: [], stores: [] };

/** The names of some codes; a code is its own name where there is none. @param {Place[]} places @param {string[]} codes */
export const namesOf = (places, codes) => codes.map((code) => places.find(({ key }) => key === code)?.name ?? code);
