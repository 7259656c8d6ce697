// @ts-check
import { NO_VALUE } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { format, instantText, t } from '../../lib/i18n.js';
import { fieldName, fieldText, STEPS } from '../fact-rows/fact-fields.js';

/** @typedef {import('../../lib/types.js').Fact} Fact */

/** Told by the timeline, or about nobody but us. */
const UNSEEN = [...STEPS, 'submitted_at', 'rows'];
const SECONDS = /** @type {const} */ ({ unit: 'seconds', decimals: 0 });

/** All that is known of one fact; of a ticket its life, too. @param {Fact} fact @param {{zone: string, kpi: import('../../lib/types.js').Kpi, withheld: string[], nameOf: import('../fact-rows/fact-fields.js').NameOf}} context */
export function factDetails(fact, { zone, kpi, withheld, nameOf }) {
  const known = Object.entries(fact).filter(([name, value]) => !UNSEEN.includes(name) && value !== null && value !== '');
  const [texts, others] = [known.filter(([name]) => name === 'subject' || name === 'comment'), known.filter(([name]) => name !== 'subject' && name !== 'comment')];
  return html`${texts.map(([name, text]) => html`<blockquote class="fact-text" data-field="${name}">${text}</blockquote>`)}
    ${withheld.length > 0 && html`<p class="hint">${t('rows.withheld.some', { fields: withheld.map(fieldName).join(t('list.comma')) })}</p>`}
    ${fact.opened_at && timeline(fact, zone)}
    <dl class="fact-fields">${others.map(([name, value]) => html`<div><dt>${fieldName(name)}</dt><dd>${fieldText(name, value, { zone, kpi, nameOf })}</dd></div>`)}</dl>`;
}

/** The moments of a ticket as they came, each with the time since it was opened; what has not happened is said. @param {Fact} fact @param {string} zone */
function timeline(fact, zone) {
  const opened = Date.parse(fact.opened_at);
  const happened = STEPS.filter((step) => fact[step]).sort((one, other) => Date.parse(fact[one]) - Date.parse(fact[other]));
  const missing = ['first_response_at', 'resolved_at', 'closed_at'].filter((step) => !fact[step]);
  return html`<section class="timeline" aria-labelledby="timeline-title">
    <h3 id="timeline-title">${t('timeline.title')}</h3>
    <ol>
      ${happened.map((step) => html`<li data-step="${step}"><span class="step">${t(`timeline.${step}`)}</span> <time datetime="${fact[step]}">${instantText(fact[step], zone)}</time> <span class="elapsed">${step === 'opened_at' ? '' : t('timeline.after', { time: format.kpi((Date.parse(fact[step]) - opened) / 1000, SECONDS) })}</span></li>`)}
      ${missing.map((step) => html`<li class="missing"><span class="step">${t(`timeline.${step}`)}</span> <span>${NO_VALUE}</span> <span class="elapsed">${t('timeline.not_yet')}</span></li>`)}
    </ol>
  </section>`;
}
