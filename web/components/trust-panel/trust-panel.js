// @ts-check
import { html, render } from '../../lib/html.js';
import { format, t, wordFor } from '../../lib/i18n.js';
import { kpiValue } from '../../lib/value-text.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** @typedef {import('../../lib/types.js').DataQuality} DataQuality */

const RATE = /** @type {import('../../lib/types.js').Kpi} */ ({ id: 'response_rate', unit: 'fraction', decimals: 1 });
/** So many codes say which kind they are; the others are counted. */
const SHOWN = 3;
const AGE = { unit: /** @type {const} */ ('seconds'), decimals: 0 };

/** How far the numbers can be trusted: who answered, what was left out, what nobody has described, how old the data are. Property `load`. */
class TrustPanel extends HTMLElement {
  /** @param {import('../../lib/types.js').Load<DataQuality>} load */
  set load({ status, answer, problem }) {
    this.classList.toggle('is-stale', status === 'loading' && Boolean(answer));
    this.setAttribute('aria-busy', String(status === 'loading'));
    render(
      this,
      html`<h2>${t('trust.title')}</h2>
        <div class="trust-body">${problem ? html`<notice-box></notice-box>` : answer ? body(answer) : html`<span class="bone"></span>`}</div>
        <p class="card-note">${answer && t('trust.rules', { version: answer.rules_version })}</p>`,
    );
    const box = this.querySelector('notice-box');
    if (box && problem) Object.assign(box, { notice: problemNotice(problem) });
  }
}

/** @param {DataQuality} quality */
const body = (quality) =>
  html`<section>
      <h3>${t('trust.response_rate')}</h3>
      <p class="figure">${kpiValue(RATE, quality.response_rate)}</p>
      <p class="hint">${t('trust.asked', { answered: format.count(quality.answered), invitations: format.count(quality.invitations) })}</p>
      ${notAsked(quality.not_invited)}
    </section>
    <section>
      <h3>${t('trust.excluded')}</h3>
      ${list(quality.excluded.map(({ reason, n }) => ({ name: wordFor('exclusion', reason), n: format.count(n) })), 'trust.excluded.none')}
    </section>
    <section>
      <h3>${t('trust.unmapped')}</h3>
      ${list(quality.unmapped.map(unmapped), 'trust.unmapped.none')}
    </section>
    <section>
      <h3>${t('trust.sources')}</h3>
      ${sources(quality.sources)}
    </section>`;

/** @param {DataQuality['not_invited']} where */
const notAsked = ({ stores, purchases, tickets }) =>
  stores > 0 && html`<p class="hint">${t('trust.not_asked', { stores: format.count(stores), purchases: format.count(purchases), tickets: format.count(tickets) })}</p>`;

/** The codes that most facts name, and how many there are in all. @param {DataQuality['unmapped'][0]} of */
const unmapped = ({ dimension, codes, total }) => ({
  name: t('trust.codes', { dimension: wordFor('unmapped', dimension), codes: codes.slice(0, SHOWN).map(({ code }) => code).join(t('list.comma')) + (total > SHOWN ? ' …' : '') }),
  n: format.count(total),
});

/** @param {{name: string, n: string}[]} rows @param {string} none what is said of no rows */
const list = (rows, none) =>
  rows.length
    ? html`<dl class="counts">${rows.map(({ name, n }) => html`<div><dt>${name}</dt><dd>${n}</dd></div>`)}</dl>`
    : html`<p class="hint">${t(none)}</p>`;

/** The one that is furthest back first. @param {DataQuality['sources']} rows */
const sources = (rows) =>
  html`<table class="ranked">
    <thead><tr><th scope="col">${t('trust.source')}</th><th scope="col">${t('trust.age')}</th></tr></thead>
    <tbody>
      ${rows
        .toSorted((one, other) => other.age_seconds - one.age_seconds)
        .map(({ source, kind, latest, age_seconds }) => html`<tr><th scope="row">${source} · ${wordFor('kind', kind)}</th><td><time datetime="${latest}">${t('trust.ago', { age: format.kpi(age_seconds, AGE) })}</time></td></tr>`)}
    </tbody>
  </table>`;

export const registerTrustPanel = () => customElements.define('trust-panel', TrustPanel);
