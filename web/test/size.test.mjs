import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { code, read, WEB } from './messages.mjs';

/** What an address makes a browser load before anything is drawn with ECharts, which is imported when the first chart is. */
const LIMIT = 300_000;

/** A script and what it imports at once. */
function modules(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, target] of code(path).matchAll(/^(?:import|export)\s[^;()=]*?from '(\.[^']+)'/gm)) modules(normalize(join(dirname(path), target)), found);
  return found;
}

test('the first screen is below 300 KB compressed before charts load', () => {
  const named = [...read('index.html').matchAll(/(?:href|src)="\/([^"]+)"/g)].map(([, path]) => path);
  const files = ['index.html', ...named.filter((path) => !path.endsWith('.js')), ...modules('app.js'), 'messages/zh-CN.json'];
  assert.ok(files.length > 60, 'the imports were read');
  assert.ok(!files.includes('lib/echarts.js'), 'the charts are imported late');
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(WEB + path)).length, 0);
  assert.ok(bytes < LIMIT, `${files.length} files, ${bytes} bytes`);
});
