// @ts-check
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { DataPage } from './data-page.js';

/** How this server is set, to be read only: it is set where it runs. @extends {DataPage<{settings: import('../lib/types.js').Setting[], rules_version: string}>} */
export class SettingsPage extends DataPage {
  ask() {
    return api.settings();
  }

  head() {
    return html`<h1 tabindex="-1">${t('page.settings')}</h1><p class="lead">${t('settings.lead')}</p>`;
  }

  /** @param {{settings: import('../lib/types.js').Setting[], rules_version: string}} answer */
  content({ settings, rules_version }) {
    return html`<p class="hint">${t('settings.rules', { version: rules_version })}</p>
      <div class="table-card"><table class="records" id="settings">
        <thead><tr><th scope="col">${t('settings.name')}</th><th scope="col">${t('settings.value')}</th><th scope="col">${t('settings.source')}</th><th scope="col">${t('settings.accepts')}</th></tr></thead>
        <tbody>${settings.map(row)}</tbody>
      </table></div>`;
  }
}

/** @param {import('../lib/types.js').Setting} setting */
const row = (setting) =>
  html`<tr>
    <th scope="row" class="plain"><code>${setting.name}</code></th>
    <td data-label="${t('settings.value')}">${valueText(setting)}</td>
    <td data-label="${t('settings.source')}" class="plain">${setting.given ? t('settings.given') : html`<span class="muted">${t('settings.default')}</span>`}</td>
    <td data-label="${t('settings.accepts')}" class="hint">${setting.accepts}</td>
  </tr>`;

/** @param {import('../lib/types.js').Setting} setting */
function valueText({ value, secret, given }) {
  if (secret) return html`<span class="muted">${t(given ? 'settings.secret' : 'settings.no_secret')}</span>`;
  const list = Array.isArray(value) ? value.join(t('list.comma')) : value;
  if (list === null || list === '') return html`<span class="muted">${t('settings.none')}</span>`;
  return html`<code>${typeof list === 'object' ? JSON.stringify(list) : list}</code>`;
}

export const registerSettingsPage = () => customElements.define('settings-page', SettingsPage);
