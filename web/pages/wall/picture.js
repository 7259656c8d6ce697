// @ts-check
/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Overview} Overview @typedef {import('../../lib/types.js').Values} Values @typedef {import('../../lib/types.js').Me} Me */
/**
 * All that the views show, of one moment. A view whose part is not there is left out.
 *
 * @typedef {{source: string, external_id: string, store: string, store_name: string | null, category: string | null, category_name: string | null, step: string, due_at: string, remaining_seconds: number}} Due
 * @typedef {{open: number, overdue: number, due_soon: number, next: Due[], shown: number, total: number}} Desk
 * @typedef {{me: Me, kpis: Map<string, Kpi>, overview: Overview, regions?: Values, desk?: Desk, at: number}} Picture
 *   `at`: when it came, on the screen's own clock
 */

/** The columns of the table of regions; those that the server does not know are left out. */
const REGION_KPIS = ['service_index', 'nps', 'csat_score', 'complaints', 'response_sla', 'closure_48h'];
/** What can be read from afar. */
export const ROWS = 8;

/**
 * Asks for a whole picture. Who the screen is, and the catalogue, are asked once.
 * @param {ReturnType<typeof import('../../lib/api.js').deviceApi>} api @param {string[]} views @param {() => number} now
 */
export function pictures(api, views, now) {
  /** @type {{me: Me, kpis: Map<string, Kpi>} | undefined} */
  let known;
  return async () => {
    const signal = AbortSignal.timeout(20_000);
    known ??= await about(api, signal);
    const overview = await api.overview({}, signal);
    const [regions, urgent] = await Promise.all([
      views.includes('regions') ? api.values(regionQuery(overview, known.kpis), signal) : undefined,
      views.includes('sla') ? desk(api, overview.as_of, signal) : undefined,
    ]);
    return { ...known, overview, regions, desk: urgent, at: now() };
  };
}

/** @param {ReturnType<typeof import('../../lib/api.js').deviceApi>} api @param {AbortSignal} signal */
async function about(api, signal) {
  const [me, { kpis }] = await Promise.all([api.me(signal), api.catalogue(signal)]);
  return { me, kpis: new Map(kpis.map((kpi) => [kpi.id, kpi])) };
}

/** @param {Overview} overview @param {Map<string, Kpi>} kpis */
function regionQuery({ from, to, as_of }, kpis) {
  const columns = REGION_KPIS.filter((id) => kpis.has(id));
  return { kpi: columns.join(','), from, to, as_of, by: 'region', sort: `-${columns[0]}` };
}

/**
 * What can still be done in time; what is late is listed only when that is all there is, as old sins would fill the screen.
 * @param {ReturnType<typeof import('../../lib/api.js').deviceApi>} api @param {string} as_of @param {AbortSignal} signal
 */
async function desk(api, as_of, signal) {
  const query = { priority: 'urgent', limit: String(ROWS), as_of };
  const ahead = await api.serviceDesk({ ...query, due: 'ahead' }, signal);
  return ahead.total || !ahead.overdue ? ahead : api.serviceDesk({ ...query, due: 'overdue' }, signal);
}
