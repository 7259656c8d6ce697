// @ts-check
import { registerChartCanvas } from './components/chart-canvas/chart-canvas.js';
import { preferredLanguage, t, useLanguage } from './lib/i18n.js';
import { registerWallPage, WallPage } from './pages/wall/wall-page.js';
import { takeToken } from './pages/wall/device.js';
import { readSettings } from './pages/wall/settings.js';

const place = /** @type {HTMLElement} */ (document.getElementById('wall'));

/** What the address says, from the start or anew: a token in it is taken out before anything else happens. */
async function begin() {
  takeToken();
  const settings = readSettings(location.hash);
  await useLanguage(preferredLanguage(settings.lang));
  document.title = t('wall.title');
  const page = new WallPage();
  page.settings = settings;
  place.replaceChildren(page);
}

registerChartCanvas();
registerWallPage();
window.addEventListener('hashchange', begin);
begin();
