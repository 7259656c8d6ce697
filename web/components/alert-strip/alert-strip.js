// @ts-check
import { html, render } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Headline} Headline @typedef {import('../../lib/alerts.js').Alert} Alert */

/** What is beyond its target or got worse, by the rule of `lib/alerts.js`; one quiet line when nothing is. Property `strip`; event `show-tile` (detail: the KPI's id). */
class AlertStrip extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      const id = target instanceof Element && target.closest('button')?.dataset.kpi;
      if (id) this.dispatchEvent(new CustomEvent('show-tile', { bubbles: true, detail: id }));
    };
  }

  /** @param {{alerts: Alert[], headline: Headline[], kpis: Kpi[]} | undefined} strip absent while there is no answer */
  set strip(strip) {
    this.classList.toggle('is-quiet', strip?.alerts.length === 0);
    render(this, strip ? html`${strip.alerts.length ? list(strip) : html`<p>${sign('quiet')} ${t('alerts.none')}</p>`}` : html`<span class="bone"></span>`);
  }
}

/** @param {{alerts: Alert[], headline: Headline[], kpis: Kpi[]}} strip */
const list = ({ alerts, headline, kpis }) =>
  html`<h2>${sign('alert')} ${t('alerts.title', { n: alerts.length })}</h2>
    <ul>${alerts.map((alert) => item(alert, headline.find(({ kpi }) => kpi === alert.kpi), kpis.find(({ id }) => id === alert.kpi)))}</ul>`;

/** @param {Alert} alert @param {Headline | undefined} value @param {Kpi | undefined} kpi */
function item({ kpi: id, reasons }, value, kpi) {
  if (!value || !kpi) return undefined;
  const words = reasons.map((against) =>
    t(`alerts.${against}`, {
      target: format.kpi(value[against]?.value, kpi),
      change: format.change(value[against]?.change ?? 0, kpi),
    }),
  );
  return html`<li><button type="button" id="alert-${id}" data-kpi="${id}" data-level="${reasons[0] === 'target' ? 'missed' : 'worse'}">
    <strong>${kpi.name[language()]}</strong> <span class="now">${format.kpi(value.value, kpi)}</span>
    <span class="why">${words.join(t('list.semicolon'))}</span>
  </button></li>`;
}

/** @param {'alert' | 'quiet'} kind */
const sign = (kind) =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${kind === 'alert' ? html`<path d="M12 3 2.5 20h19L12 3Z"></path><path d="M12 10v4.5M12 17v.5"></path>` : html`<circle cx="12" cy="12" r="9"></circle><path d="m8 12.5 2.75 2.75L16 9.5"></path>`}</svg>`;

export const registerAlertStrip = () => customElements.define('alert-strip', AlertStrip);
