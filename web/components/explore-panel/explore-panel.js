// @ts-check
import { html, render } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { barsContent } from './bars-content.js';
import { distributionContent } from './distribution-content.js';
import { inSentence } from './group-rows.js';
import { heatContent } from './heat-content.js';
import { linesContent } from './lines-content.js';
import { radarContent } from './radar-content.js';

/** @type {Record<string, (answer: any, shown: import('./group-rows.js').Shown) => import('../chart-panel/chart-panel.js').Content>} */
const CONTENTS = { bar: barsContent, line: linesContent, heat: heatContent, distribution: distributionContent, radar: radarContent };

/** One view of a KPI, as a chart or a table. Property `explored` {load, shown}; events of the chart panel. */
class ExplorePanel extends HTMLElement {
  /** What is shown, to be made into a file. @type {import('../chart-panel/chart-panel.js').Content | undefined} */
  content;

  connectedCallback() {
    render(this, html`<chart-panel></chart-panel>`);
  }

  /** @param {{load: import('../../lib/types.js').Load<any>, shown: import('./group-rows.js').Shown}} explored */
  set explored({ load, shown }) {
    const { state } = shown;
    this.classList.toggle('as-table', state.table);
    this.content = load.answer && CONTENTS[state.view](load.answer, shown);
    const panel = { id: 'explore', title: titleOf(shown), controls: '', load, content: this.content, table: state.table };
    Object.assign(/** @type {Element} */ (this.firstElementChild), { panel });
  }
}

/** What a view shows, in a few words. @param {import('./group-rows.js').Shown} shown */
export function titleOf({ state, kpi }) {
  const { view, by, across, grain } = state;
  const words = { kpi: kpi.name[language()], by: by && inSentence(`dimension.${by}`), across: across && inSentence(`dimension.${across}`), grain: grain && t(`grain.of.${grain}`) };
  return t(view === 'line' && by ? 'explore.title.lines' : view === 'radar' && by ? 'explore.title.radars' : `explore.title.${view}`, words);
}

export const registerExplorePanel = () => customElements.define('explore-panel', ExplorePanel);
