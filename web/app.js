// @ts-check
import { registerAppHeader } from './components/app-header/app-header.js';
import { registerChartCanvas } from './components/chart-canvas/chart-canvas.js';
import { registerChartPanel } from './components/chart-panel/chart-panel.js';
import { registerKpiTile } from './components/kpi-tile/kpi-tile.js';
import { registerLanguageSwitch } from './components/language-switch/language-switch.js';
import { registerNoticeBox } from './components/notice-box/notice-box.js';
import { registerOverviewCard } from './components/overview-card/overview-card.js';
import { registerPeriodPicker } from './components/period-picker/period-picker.js';
import { registerRankingPanel } from './components/ranking-panel/ranking-panel.js';
import { registerRegionFilter } from './components/region-filter/region-filter.js';
import { registerTrendPanel } from './components/trend-panel/trend-panel.js';
import { DashboardPage, registerDashboardPage } from './pages/dashboard-page.js';
import { LoginPage, registerLoginPage } from './pages/login-page.js';
import { api, SESSION_ENDED } from './lib/api.js';
import { language, preferredLanguage, t, useLanguage } from './lib/i18n.js';
import { session } from './lib/session.js';

const app = /** @type {HTMLElement} */ (document.getElementById('app'));

/** One address for everything: without a session the login page stands where the dashboard will be. */
function showPage(expired = false) {
  document.title = t('app.title');
  if (session()) return app.replaceChildren(new DashboardPage());
  const login = new LoginPage();
  login.expired = expired;
  app.replaceChildren(login);
}

async function followAddress() {
  const wanted = preferredLanguage(new URLSearchParams(location.search).get('lang'));
  const changed = wanted !== language();
  if (changed) await useLanguage(wanted);
  document.title = t('app.title');
  const page = app.firstElementChild;
  if (page instanceof DashboardPage) page.followAddress(changed);
  if (page instanceof LoginPage && changed) page.draw();
}

/** @param {string} wanted */
async function switchLanguage(wanted) {
  const query = new URLSearchParams(location.search);
  query.set('lang', wanted);
  history.pushState(null, '', `?${query}`);
  await followAddress();
  document.getElementById(`language-${wanted}`)?.focus();
}

async function start() {
  await useLanguage(preferredLanguage(new URLSearchParams(location.search).get('lang')));
  registerAppHeader();
  registerChartCanvas();
  registerChartPanel();
  registerKpiTile();
  registerLanguageSwitch();
  registerNoticeBox();
  registerOverviewCard();
  registerPeriodPicker();
  registerRankingPanel();
  registerRegionFilter();
  registerTrendPanel();
  registerDashboardPage();
  registerLoginPage();
  window.addEventListener('popstate', followAddress);
  window.addEventListener(SESSION_ENDED, () => {
    // Several requests may fail at once; nobody loses what they have begun to type.
    if (!(app.firstElementChild instanceof LoginPage)) showPage(true);
  });
  app.addEventListener('logged-in', () => showPage());
  app.addEventListener('log-out', () => api.logout().then(() => showPage()));
  app.addEventListener('language', (event) => switchLanguage(/** @type {CustomEvent<string>} */ (event).detail));
  showPage();
}

start();
