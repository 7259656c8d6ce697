import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, entries, messages, read, scripts } from './messages.mjs';

const keys = Object.keys(messages.en).sort();

test('both languages have the same messages, none empty, with the same values in them', () => {
  assert.deepEqual(Object.keys(messages['zh-CN']).sort(), keys);
  const values = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of keys) {
    assert.ok(messages.en[key].trim() && messages['zh-CN'][key].trim(), `${key} is empty`);
    assert.deepEqual(values(messages['zh-CN'][key]), values(messages.en[key]), key);
  }
});

test('no message is asked for that is not there, and none is there that nobody asks for', () => {
  const source = scripts.map(code).join('\n');
  const quoted = new Set([...source.matchAll(/'([a-z_0-9]+(?:\.[\w-]+)*)'/gi)].map(([, key]) => key));
  const built = [...source.matchAll(/`([a-z]+(?:\.[a-z]+)*\.)\$\{/g)].map(([, prefix]) => prefix);
  built.push(...[...source.matchAll(/\bwordFor\('([^']+)'/g)].map(([, group]) => `${group}.`));
  for (const [, key] of source.matchAll(/\bt\('([^']+)'/g)) assert.ok(keys.includes(key), `t('${key}')`);
  for (const key of keys) {
    assert.ok(quoted.has(key) || built.some((prefix) => key.startsWith(prefix)), `${key} is not used`);
  }
});

/** The literal text of every html`…` of a source; each value in it stands as a NUL. */
function templates(source) {
  const found = [];
  const scan = (index, inTemplate) => {
    let text = '';
    for (let at = index; at < source.length; at++) {
      if (inTemplate && source.startsWith('${', at)) {
        at = scan(at + 2, false);
        text += '\0';
        continue;
      } else if (source[at] === '`') {
        if (!inTemplate) {
          const isHtml = source.slice(0, at).endsWith('html');
          const [end, inner] = scan(at + 1, true);
          if (isHtml) found.push(inner);
          at = end;
        } else return [at, text];
      } else if (!inTemplate && source[at] === "'") {
        at = source.indexOf("'", at + 1);
      } else if (!inTemplate && source[at] === '{') {
        at = scan(at + 1, false);
      } else if (!inTemplate && source[at] === '}') {
        return at;
      }
      if (inTemplate) text += source[at];
    }
    return source.length;
  };
  scan(0, false);
  return found;
}

const SPOKEN = /\b(?:aria-label|title|alt|placeholder|label)="[^"\0]*\p{L}/u;

/** What a reader would see or hear of some markup that did not come from a message file. */
function words(markup) {
  const shown = markup.replace(/<[^>]*>/g, ' ').match(/[^\0\s]*\p{L}[^\0\s]*/gu) ?? [];
  return [...shown, ...(markup.match(SPOKEN) ?? [])];
}

test('the search for words finds them', () => {
  const source = "const a = html`<p title=\"${t('x')}\">${b && html`<b>${c}Hello</b>`}</p>`;";
  assert.deepEqual(templates(source).flatMap(words), ['Hello']);
  assert.deepEqual(words('<img alt="A dog">').length, 1);
  assert.deepEqual(words('<p class="title">\0</p><img alt="">'), []);
});

test('what people read stands in the message files only', () => {
  for (const path of scripts) {
    const source = code(path);
    assert.doesNotMatch(source, /[\u3400-\u9fff]/, `${path} has Chinese text`);
    const markup = templates(source);
    assert.equal(markup.length, source.split('html`').length - 1, `not all of ${path} was read`);
    assert.deepEqual(markup.flatMap(words), [], path);
    assert.doesNotMatch(source, /textContent = ['`][^'`]*\p{L}/u, path);
  }
  for (const page of entries) {
    assert.deepEqual(words(read(page).replace(/<!doctype html>/, '')), ['Manyi'], `${page}: only the name, until the messages are there`);
  }
});
