// @ts-check
import { html, render } from '../../lib/html.js';
import { LANGUAGES, language, t } from '../../lib/i18n.js';

/** The two languages, each written in itself. Event `language` (detail: the tag). */
class LanguageSwitch extends HTMLElement {
  connectedCallback() {
    render(
      this,
      html`<div class="segments" role="group" aria-label="${t('language.label')}">
        ${LANGUAGES.map(
          (tag) =>
            html`<button type="button" id="language-${tag}" lang="${tag}" data-tag="${tag}" aria-pressed="${tag === language()}">
              ${t(`language.${tag}`)}
            </button>`,
        )}
      </div>`,
    );
    this.onclick = ({ target }) => {
      const tag = target instanceof Element && target.closest('button')?.dataset.tag;
      if (tag && tag !== language()) this.dispatchEvent(new CustomEvent('language', { bubbles: true, detail: tag }));
    };
  }
}

export const registerLanguageSwitch = () => customElements.define('language-switch', LanguageSwitch);
