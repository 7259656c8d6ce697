// @ts-check
/** Which page an address means, and who may open it. The page stands after the #, so that one file serves all of them. */

/** The pages in the order of the navigation; whoever has the permission that one needs may open it. */
export const PAGES = [
  { name: 'dashboard', needs: 'kpi_read' },
  { name: 'explore', needs: 'kpi_read' },
  { name: 'tickets', needs: 'kpi_read' },
  { name: 'customers', needs: 'kpi_read' },
  { name: 'staff', needs: 'kpi_read' },
  { name: 'reports', needs: 'report_read' },
  { name: 'schedules', needs: 'schedule' },
  { name: 'deliveries', needs: 'schedule' },
  { name: 'imports', needs: 'import' },
  { name: 'people', needs: 'people' },
  { name: 'tokens', needs: 'people' },
  { name: 'audit', needs: 'audit_read' },
  { name: 'settings', needs: 'settings_read' },
  { name: 'customer', needs: 'customer_data' },
];

/** One's own: everybody has it. */
const ACCOUNT = 'account';

/** @typedef {{permissions?: string[], must_change_password?: boolean}} Person */

/** What the navigation offers. @param {Person} person @returns {string[]} */
export function pagesOf({ permissions = [], must_change_password }) {
  if (must_change_password) return [];
  return PAGES.filter(({ needs }) => permissions.includes(needs)).map(({ name }) => name);
}

/**
 * The page that an address shows to somebody: the one it names, `denied` or `unknown` in its place, and without a name the
 * first one they may open. Who has none learns what their account is for (`role`); who must change their password does
 * that first.
 * @param {string} hash @param {Person} person
 */
export function pageOf(hash, person) {
  if (person.must_change_password) return ACCOUNT;
  const wanted = hash.replace(/^#\/?/, '').split('?')[0];
  const open = pagesOf(person);
  if (wanted === '') return open[0] ?? 'role';
  if (wanted === ACCOUNT || open.includes(wanted)) return wanted;
  return PAGES.some(({ name }) => name === wanted) ? 'denied' : 'unknown';
}

/** What stands after the page's name. @param {string} hash */
export const queryOf = (hash) => new URLSearchParams(hash.split('?')[1] ?? '');

/** The address of a page. @param {string} name @param {Record<string, string>} [query] what is empty is left out */
export function addressOf(name, query = {}) {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return `#/${name}${given.size ? `?${given}` : ''}`;
}
