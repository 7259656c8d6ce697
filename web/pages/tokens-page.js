// @ts-check
import { openDialog } from '../components/form-dialog/form-dialog.js';
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { knownPlaces, namesOf, NOWHERE } from '../lib/places.js';
import { DataPage } from './data-page.js';
import { addForm, revokeForm } from './token-forms.js';
import { stateOf } from './token-state.js';

/** @typedef {import('../lib/types.js').Token} Token @typedef {{tokens: Token[], total: number}} Tokens */

/** The tokens of machines that send facts and of walls that show them. @extends {DataPage<Tokens>} */
export class TokensPage extends DataPage {
  #places = NOWHERE;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button[data-do]');
      if (button) this.#open(/** @type {HTMLElement} */ (button).dataset);
    });
    this.addEventListener('input', ({ target }) => {
      if (target instanceof Element && target.closest('.filters')) this.draw();
    });
    knownPlaces(this.me.today).then((places) => {
      this.#places = places;
      this.draw();
    });
  }

  ask() {
    return api.tokens();
  }

  head() {
    return html`<h1 tabindex="-1">${t('page.tokens')}</h1>
      <div class="actions"><button type="button" class="primary" id="token-ingest" data-do="ingest">${t('tokens.add.ingest')}</button>
        <button type="button" class="primary" id="token-wall" data-do="wall">${t('tokens.add.wall')}</button></div>
      <p class="lead">${t('tokens.lead')}</p>
      <div class="filters"><label class="check"><input type="checkbox" id="tokens-over"> ${t('tokens.with_over')}</label></div>`;
  }

  /** @param {Tokens} tokens */
  content({ tokens, total }) {
    const all = /** @type {HTMLInputElement} */ (this.find('#tokens-over')).checked;
    const now = Date.now();
    const shown = tokens.filter((token) => all || stateOf(token, now) === 'active');
    return html`<p class="hint" role="status">${t('list.shown', { shown: format.count(shown.length), total: format.count(total) })}</p>
      ${shown.length === 0
        ? html`<p class="nobody">${t('tokens.none')}</p>`
        : html`<div class="table-card"><table class="records" id="tokens">
            <thead><tr>${['name', 'may', 'state', 'expires', 'last_used', 'created'].map((column) => html`<th scope="col">${t(`tokens.${column}`)}</th>`)}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
            <tbody>${shown.map((token) => this.#row(token, stateOf(token, now)))}</tbody>
          </table></div>`}`;
  }

  /** @param {Token} token @param {string} state */
  #row(token, state) {
    const at = (/** @type {string | null} */ instant, /** @type {string} */ none) =>
      instant ? instantText(instant, this.me.zone) : html`<span class="muted">${t(none)}</span>`;
    const tones = { active: 'on', expired: 'wait', revoked: 'off' };
    return html`<tr class="${state !== 'active' && 'is-off'}">
      <th scope="row"><span class="person-title">${token.name}</span><span class="code">${wordFor('role', token.role)}</span></th>
      <td data-label="${t('tokens.may')}" class="scope">${this.#may(token)}</td>
      <td data-label="${t('tokens.state')}" class="plain"><span class="tag" data-tone="${tones[/** @type {'active'} */ (state)]}">${t(`tokens.${state}`)}</span></td>
      <td data-label="${t('tokens.expires')}" class="plain">${at(token.expires_at, 'tokens.forever')}</td>
      <td data-label="${t('tokens.last_used')}" class="plain">${at(token.last_used_at, 'never')}</td>
      <td data-label="${t('tokens.created')}" class="plain">${at(token.created_at, 'never')}<span class="code">${token.created_by}</span></td>
      <td class="row-actions">${state === 'active' && html`<button type="button" class="link" id="revoke-${token.id}" data-do="revoke" data-id="${token.id}" aria-label="${t('people.action', { action: t('tokens.revoke'), username: token.name })}">${t('tokens.revoke')}</button>`}</td>
    </tr>`;
  }

  /** @param {Token} token */
  #may({ role, kinds, everything, regions, stores }) {
    if (role === 'ingest') return kinds.map((kind) => wordFor('kind', kind)).join(t('list.comma'));
    if (everything) return t('scope.everything');
    return [...namesOf(this.#places.regions, regions), ...namesOf(this.#places.stores, stores)].join(t('list.comma'));
  }

  /** @param {DOMStringMap} chosen */
  #open({ do: name, id }) {
    const token = this.answer?.tokens.find((one) => one.id === id);
    const form = name === 'revoke' && token ? revokeForm(token) : addForm(/** @type {'ingest' | 'wall'} */ (name), this.#places);
    openDialog(this, { ...form, done: () => this.reload() });
  }
}

export const registerTokensPage = () => customElements.define('tokens-page', TokensPage);
