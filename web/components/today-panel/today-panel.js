// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { todayContent } from './today-content.js';

/** The current business day by the hour. Property `today`. */
class TodayPanel extends HTMLElement {
  connectedCallback() {
    render(this, html`<chart-panel></chart-panel>`);
  }

  /** @param {{load: import('../../lib/types.js').Load<import('../../lib/types.js').Overview>, kpis: import('../../lib/types.js').Kpi[]}} today */
  set today({ load, kpis }) {
    const content = load.answer && todayContent(load.answer, kpis);
    Object.assign(/** @type {Element} */ (this.firstElementChild), { panel: { id: 'today', title: t('today.title'), controls: undefined, load, content } });
  }
}

export const registerTodayPanel = () => customElements.define('today-panel', TodayPanel);
