// @ts-check
import { html, render } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { rankingContent } from './ranking-content.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi */

/** The best or the worst stores in one KPI. Property `ranking`; event `rank` (detail: best|worst). */
class RankingPanel extends HTMLElement {
  connectedCallback() {
    render(this, html`<chart-panel></chart-panel>`);
    this.addEventListener('click', ({ target }) => {
      const rank = target instanceof Element && target.closest('button')?.dataset.rank;
      if (rank) this.dispatchEvent(new CustomEvent('rank', { bubbles: true, detail: rank }));
    });
  }

  /** @param {{load: import('../../lib/types.js').Load<import('../../lib/types.js').Values>, kpi: Kpi, rank: 'best' | 'worst', limit: number}} ranking */
  set ranking({ load, kpi, rank, limit }) {
    const panel = {
      id: 'ranking',
      title: t('ranking.title', { kpi: kpi.name[language()] }),
      controls: choice(kpi, rank, limit),
      load,
      content: load.answer && rankingContent(load.answer, kpi),
    };
    Object.assign(/** @type {Element} */ (this.firstElementChild), { panel });
  }
}

/** A KPI without a good side has a highest and a lowest store, not a best one. @param {Kpi} kpi @param {string} rank @param {number} limit */
function choice({ direction }, rank, limit) {
  const words = direction === 'none' ? { best: 'ranking.highest', worst: 'ranking.lowest' } : { best: 'ranking.best', worst: 'ranking.worst' };
  return html`<div class="segments" role="group" aria-label="${t('ranking.order')}">
    ${Object.entries(words).map(
      ([end, word]) =>
        html`<button type="button" id="rank-${end}" data-rank="${end}" aria-pressed="${end === rank}">
          ${t(word, { limit })}
        </button>`,
    )}
  </div>`;
}

export const registerRankingPanel = () => customElements.define('ranking-panel', RankingPanel);
