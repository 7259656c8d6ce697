import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { code, scripts, WEB } from './messages.mjs';

const CONTRACT = `${WEB}../server/src/main/resources/openapi.yaml`;
const skip = !existsSync(CONTRACT) && `no ${CONTRACT}`;

/** The operations of the contract with the text of each, parameters of its path included: `GET /kpis/{}/rows`. */
function operations() {
  const found = new Map();
  let [path, shared, name] = ['', '', ''];
  for (const line of readFileSync(CONTRACT, 'utf8').split('\ncomponents:')[0].split('\n')) {
    const [, began] = line.match(/^ {2}(\/\S+):$/) ?? [];
    const [, method] = line.match(/^ {4}(get|post|put|patch|delete):$/) ?? [];
    if (began) [path, shared, name] = [began.replace(/\{\w+\}/g, '{}'), '', ''];
    else if (method) found.set((name = `${method.toUpperCase()} ${path}`), shared);
    else if (name) found.set(name, `${found.get(name)}${line}\n`);
    else shared += `${line}\n`;
  }
  return found;
}

/** Every request of the API client, as the contract would name it, with the place it stands at. */
function calls() {
  const source = code('lib/api.js');
  const path = (/** @type {string} */ text) => text.split('?')[0].replace(/\$\{[^}]*\}/g, '{}');
  const reads = [...source.matchAll(/\b(?:get|file|open|ask)\([`'](\/[^`']*)[`']/g)].map(([, text]) => `GET ${path(text)}`);
  const changes = [...source.matchAll(/\bchange\('(\w+)', [`'](\/[^`']*)[`']/g)].map(([, method, text]) => `${method} ${path(text)}`);
  const sends = [...source.matchAll(/\bsend\('(\/[^']*)', \{ method: '(\w+)'/g)].map(([, text, method]) => `${method} ${path(text)}`);
  return [...reads, ...changes, ...sends];
}

test('every request of the API client is one of the contract', { skip }, () => {
  const known = operations();
  assert.ok(known.size >= 25, `only ${known.size} operations were read`);
  const made = calls();
  assert.ok(made.length >= 20, `only ${made.length} requests were found`);
  for (const call of made) assert.ok(known.has(call), `${call} is not in openapi.yaml`);
  const paths = [...code('lib/api.js').matchAll(/[`'](\/[a-z][^`']*)[`']/g)].filter(([, path]) => path !== '/api/v1').length;
  assert.equal(made.length, paths, 'a request was written in a way that this test does not read');
});

/** The parameters that pages write into questions, in objects that name a KPI or a period. */
test('every parameter the dashboard asks with is one of the contract', { skip }, async () => {
  const { queries, explained } = await import('../pages/queries.js');
  const known = operations();
  const components = readFileSync(CONTRACT, 'utf8').split('\ncomponents:')[1];
  const takes = (/** @type {string} */ operation, /** @type {string} */ name) => {
    const text = known.get(operation) ?? '';
    if (new RegExp(`name: ${name}\\b`).test(text)) return true;
    const refs = [...text.matchAll(/parameters\/(\w+)/g)].map(([, ref]) => ref);
    return refs.some((ref) => new RegExp(`\\n {4}${ref}:\\s+\\{?name: ${name}\\b`).test(components));
  };
  const state = { from: '2026-10-01', to: '2026-11-01', region: 'EAST', trend: 'nps', rank: /** @type {const} */ ('best') };
  const kpi = /** @type {any} */ ({ id: 'nps', direction: 'higher' });
  const { overview, quality, ...values } = queries(state, kpi);
  const asked = [
    ['GET /overview', overview],
    ['GET /data-quality', quality],
    ...Object.values({ ...values, explained: explained(state, kpi.id) }).map((query) => ['GET /kpis/values', query]),
  ];
  for (const [operation, query] of asked) {
    for (const name of Object.keys(query)) assert.ok(takes(operation, name), `${operation} takes no "${name}"`);
  }
});
