// @ts-check
import { AppShell, registerAppShell } from './components/app-shell/app-shell.js';
import { registerAlertStrip } from './components/alert-strip/alert-strip.js';
import { registerAppHeader } from './components/app-header/app-header.js';
import { registerBreadcrumbTrail } from './components/breadcrumb-trail/breadcrumb-trail.js';
import { registerChartCanvas } from './components/chart-canvas/chart-canvas.js';
import { registerChartPanel } from './components/chart-panel/chart-panel.js';
import { registerDownloadButtons } from './components/download-buttons/download-buttons.js';
import { registerExploreControls } from './components/explore-controls/explore-controls.js';
import { registerExplorePanel } from './components/explore-panel/explore-panel.js';
import { registerFactRows } from './components/fact-rows/fact-rows.js';
import { registerFormDialog } from './components/form-dialog/form-dialog.js';
import { registerInfoDialog } from './components/info-dialog/info-dialog.js';
import { registerKpiTile } from './components/kpi-tile/kpi-tile.js';
import { registerLanguageSwitch } from './components/language-switch/language-switch.js';
import { registerMailView } from './components/mail-view/mail-view.js';
import { registerNoticeBox } from './components/notice-box/notice-box.js';
import { registerOverviewCard } from './components/overview-card/overview-card.js';
import { registerPeriodPicker } from './components/period-picker/period-picker.js';
import { registerRankingPanel } from './components/ranking-panel/ranking-panel.js';
import { registerRegionFilter } from './components/region-filter/region-filter.js';
import { registerReportCheck } from './components/report-check/report-check.js';
import { registerScheduleEditor } from './components/schedule-editor/schedule-editor.js';
import { registerScopePicker } from './components/scope-picker/scope-picker.js';
import { registerSecretOnce } from './components/secret-once/secret-once.js';
import { registerTodayPanel } from './components/today-panel/today-panel.js';
import { registerStoreFilter } from './components/store-filter/store-filter.js';
import { registerTrendPanel } from './components/trend-panel/trend-panel.js';
import { registerTrustPanel } from './components/trust-panel/trust-panel.js';
import { registerAccountPage } from './pages/account-page.js';
import { registerAuditPage } from './pages/audit-page.js';
import { registerCustomerPage } from './pages/customer-page.js';
import { registerDashboardPage } from './pages/dashboard-page.js';
import { registerDeliveriesPage } from './pages/deliveries-page.js';
import { registerExplorePage } from './pages/explore-page.js';
import { LoginPage, registerLoginPage } from './pages/login-page.js';
import { registerPeoplePage } from './pages/people-page.js';
import { registerReportsPage } from './pages/reports-page.js';
import { registerSchedulesPage } from './pages/schedules-page.js';
import { registerSettingsPage } from './pages/settings-page.js';
import { registerSignPage } from './pages/sign-page.js';
import { registerTokensPage } from './pages/tokens-page.js';
import { registerCustomersPage } from './pages/customers-page.js';
import { registerImportsPage } from './pages/imports-page.js';
import { registerStaffPage } from './pages/staff-page.js';
import { registerTicketsPage } from './pages/tickets-page.js';
import { api, SESSION_ENDED } from './lib/api.js';
import { language, preferredLanguage, t, useLanguage } from './lib/i18n.js';
import { session } from './lib/session.js';

const app = /** @type {HTMLElement} */ (document.getElementById('app'));

const ELEMENTS = [
  registerAlertStrip,
  registerAppHeader,
  registerBreadcrumbTrail,
  registerChartCanvas,
  registerChartPanel,
  registerDownloadButtons,
  registerExploreControls,
  registerExplorePanel,
  registerFactRows,
  registerInfoDialog,
  registerKpiTile,
  registerLanguageSwitch,
  registerMailView,
  registerNoticeBox,
  registerOverviewCard,
  registerPeriodPicker,
  registerRankingPanel,
  registerRegionFilter,
  registerTodayPanel,
  registerStoreFilter,
  registerTrendPanel,
  registerTrustPanel,
  registerFormDialog,
  registerScheduleEditor,
  registerReportCheck,
  registerScopePicker,
  registerSecretOnce,
  registerAccountPage,
  registerAuditPage,
  registerCustomerPage,
  registerCustomersPage,
  registerDashboardPage,
  registerExplorePage,
  registerImportsPage,
  registerLoginPage,
  registerPeoplePage,
  registerReportsPage,
  registerSchedulesPage,
  registerDeliveriesPage,
  registerSettingsPage,
  registerSignPage,
  registerStaffPage,
  registerTicketsPage,
  registerTokensPage,
  registerAppShell,
];

/** Every address shows the login page until there is a session; then what it names. */
function showPage(expired = false) {
  document.title = t('app.title');
  if (session()) return app.replaceChildren(new AppShell());
  const login = new LoginPage();
  login.expired = expired;
  app.replaceChildren(login);
}

async function followAddress() {
  const wanted = preferredLanguage(new URLSearchParams(location.search).get('lang'));
  const changed = wanted !== language();
  if (changed) await useLanguage(wanted);
  const page = app.firstElementChild;
  if (page instanceof AppShell) page.followAddress(changed);
  if (page instanceof LoginPage && changed) {
    document.title = t('app.title');
    page.draw();
  }
}

/** @param {string} wanted */
async function switchLanguage(wanted) {
  const query = new URLSearchParams(location.search);
  query.set('lang', wanted);
  history.pushState(null, '', `?${query}${location.hash}`);
  await followAddress();
  document.getElementById(`language-${wanted}`)?.focus();
}

async function start() {
  await useLanguage(preferredLanguage(new URLSearchParams(location.search).get('lang')));
  for (const register of ELEMENTS) register();
  window.addEventListener('popstate', followAddress);
  window.addEventListener(SESSION_ENDED, () => {
    // Several requests may fail at once; nobody loses what they have begun to type.
    if (!(app.firstElementChild instanceof LoginPage)) showPage(true);
  });
  app.addEventListener('logged-in', () => showPage());
  app.addEventListener('log-out', () => {
    // The next one here may be somebody else, and what they open is theirs to say.
    history.replaceState(null, '', location.pathname + location.search);
    api.logout();
    // At once: a page that still follows what changes would ask on behalf of nobody.
    showPage();
  });
  app.addEventListener('language', (event) => switchLanguage(/** @type {CustomEvent<string>} */ (event).detail));
  showPage();
}

start();
