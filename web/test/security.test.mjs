import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, render } from '../lib/html.js';
import { code, entries, read, scripts } from './messages.mjs';

test('html`…` escapes whatever is put into it', () => {
  const hostile = `<img src=x onerror="alert('1')">&`;
  const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';
  assert.equal(html`<p title="${hostile}">${hostile}</p>`.text, `<p title="${escaped}">${escaped}</p>`);
  assert.equal(html`${[hostile, html`<b>${hostile}</b>`]}`.text, `${escaped}<b>${escaped}</b>`);
  assert.equal(html`${null}${undefined}${false}${0}${''}`.text, '0');
});

test('only html`…` gets into the page', () => {
  assert.throws(() => render({}, '<p>raw</p>'), TypeError);
  assert.throws(() => render({}, { text: '<p>looks like it</p>' }), TypeError);
  for (const path of scripts.filter((one) => one !== 'lib/html.js')) {
    assert.doesNotMatch(code(path), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/, path);
  }
});

test('the page lives under a policy without inline scripts, inline styles and foreign hosts', () => {
  const page = entries.map(read).join('\n');
  for (const [tag] of page.matchAll(/<script[^>]*>[^]*?<\/script>/g)) assert.match(tag, /src="\/[^/][^"]*"><\/script>$/);
  for (const source of [page, ...scripts.map(code)]) {
    assert.doesNotMatch(source, /<style|\sstyle="|\son\w+="|importmap/);
    assert.doesNotMatch(source, /https?:\/\//);
  }
});
