// @ts-check
import { citiesContent, indexContent, problemsContent, storesContent } from '../components/overview-card/contents.js';
import { language, t } from '../lib/i18n.js';
import { INDEX } from './queries.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').Overview} Overview */

/** What the cards of the first screen say, by their names. @param {Overview | undefined} overview @param {Kpi[]} kpis @param {import('../lib/explore.js').Explorer} explore */
export function dashboardCards(overview, kpis, explore) {
  const known = (/** @type {string | undefined} */ id) => kpis.find((kpi) => kpi.id === id);
  const [byStore, byCity] = [known(overview?.stores.kpi), known(overview?.cities.kpi)];
  const title = (/** @type {string} */ plain, /** @type {string} */ by, /** @type {Kpi | undefined} */ kpi) => (kpi ? t(by, { kpi: kpi.name[language()] }) : t(plain));
  const index = overview?.headline.find(({ kpi }) => kpi === INDEX);
  return {
    index: { title: t('index.title'), content: index && indexContent(index, kpis) },
    problems: { title: t('problems.title'), content: overview && problemsContent(overview.problems, known('csat_score'), explore) },
    stores: { title: title('stores.title', 'stores.title.by', byStore), content: overview && byStore && storesContent(overview.stores, byStore, explore) },
    cities: { title: title('cities.title', 'cities.title.by', byCity), content: overview && byCity && citiesContent(overview.cities, byCity, explore) },
  };
}
