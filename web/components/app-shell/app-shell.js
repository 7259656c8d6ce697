// @ts-check
import { AccountPage } from '../../pages/account-page.js';
import { AuditPage } from '../../pages/audit-page.js';
import { CustomerPage } from '../../pages/customer-page.js';
import { CustomersPage } from '../../pages/customers-page.js';
import { DashboardPage } from '../../pages/dashboard-page.js';
import { DeliveriesPage } from '../../pages/deliveries-page.js';
import { ExplorePage } from '../../pages/explore-page.js';
import { ImportsPage } from '../../pages/imports-page.js';
import { PeoplePage } from '../../pages/people-page.js';
import { ReportsPage } from '../../pages/reports-page.js';
import { SchedulesPage } from '../../pages/schedules-page.js';
import { SettingsPage } from '../../pages/settings-page.js';
import { SignPage } from '../../pages/sign-page.js';
import { StaffPage } from '../../pages/staff-page.js';
import { TicketsPage } from '../../pages/tickets-page.js';
import { TokensPage } from '../../pages/tokens-page.js';
import { api } from '../../lib/api.js';
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { pageOf, pagesOf } from '../../lib/router.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** @typedef {HTMLElement & {me?: import('../../lib/types.js').Me, followAddress?: (languageChanged: boolean) => unknown}} Page */

/** @type {Record<string, new () => Page>} */
const ELEMENTS = {
  dashboard: DashboardPage,
  explore: ExplorePage,
  tickets: TicketsPage,
  customers: CustomersPage,
  staff: StaffPage,
  reports: ReportsPage,
  schedules: SchedulesPage,
  deliveries: DeliveriesPage,
  imports: ImportsPage,
  people: PeoplePage,
  tokens: TokensPage,
  audit: AuditPage,
  settings: SettingsPage,
  customer: CustomerPage,
  account: AccountPage,
};

/** What stands around every page of somebody who is logged in: the header with their pages, and the one the address names. */
export class AppShell extends HTMLElement {
  /** @type {import('../../lib/types.js').Me | undefined} */
  #me;
  #shown = '';

  connectedCallback() {
    this.addEventListener('retry', ({ target }) => {
      if (target instanceof Element && target.parentElement?.matches('.shell-says')) this.#open();
    });
    this.addEventListener('me-changed', () => this.#open());
    this.#open();
  }

  async #open() {
    if (!this.#me) render(this, html`<app-header></app-header><div class="shell-page"></div>`);
    this.#head('');
    try {
      this.#me = await api.me();
    } catch (problem) {
      return this.isConnected && this.#failed(/** @type {any} */ (problem));
    }
    if (this.isConnected) this.#follow(false);
  }

  /** The address has changed. @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (this.#me) this.#follow(languageChanged, true);
  }

  /** @param {boolean} languageChanged @param {boolean} [moved] somebody is here already and goes elsewhere */
  #follow(languageChanged, moved = false) {
    const me = /** @type {import('../../lib/types.js').Me} */ (this.#me);
    const name = pageOf(location.hash, me);
    this.#head(name);
    document.title = t('app.page', { page: t(`page.${name}`), title: t('app.title') });
    const page = /** @type {Page | null} */ (this.#place().firstElementChild);
    if (name === this.#shown && page?.followAddress) return page.followAddress(languageChanged);
    if (name === this.#shown && !languageChanged) return undefined;
    const next = this.#page(name, me);
    this.#place().replaceChildren(next);
    // Who goes on by keyboard, or hears the page, begins at its title.
    if (moved && name !== this.#shown) next.querySelector('h1')?.focus({ preventScroll: true });
    if (moved && name !== this.#shown) scrollTo(0, 0);
    this.#shown = name;
    return undefined;
  }

  /** @param {string} name @param {import('../../lib/types.js').Me} me @returns {Page} */
  #page(name, me) {
    const known = ELEMENTS[name];
    if (known) return Object.assign(new known(), { me });
    return Object.assign(new SignPage(), { me, sign: name });
  }

  /** @param {string} name */
  #head(name) {
    const me = this.#me;
    Object.assign(/** @type {Element} */ (this.querySelector('app-header')), { view: { me, page: name, pages: me ? pagesOf(me) : [] } });
  }

  #place() {
    return /** @type {HTMLElement} */ (this.querySelector('.shell-page'));
  }

  /** @param {import('../../lib/types.js').Problem} problem */
  #failed(problem) {
    this.#place().replaceChildren();
    const main = document.createElement('main');
    main.className = 'page shell-says';
    this.#place().append(main);
    render(main, html`<notice-box></notice-box>`);
    Object.assign(/** @type {Element} */ (main.firstElementChild), { notice: problemNotice(problem) });
  }
}

export const registerAppShell = () => customElements.define('app-shell', AppShell);
