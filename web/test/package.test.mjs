import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { code, entries, read, scripts, WEB } from './messages.mjs';

test('the version of ECharts that the page loads is the one that is packed', () => {
  const packed = read('pom.xml').match(/<artifactId>echarts<\/artifactId><version>([^<]+)</)[1];
  assert.ok(read('lib/echarts.js').includes(`'/webjars/echarts/${packed}/`), `pom.xml has ${packed}`);
});

test('every file the page names is there', () => {
  const named = [...entries.map(read).join('').matchAll(/(?:href|src)="\/([^"]+)"/g)].map(([, path]) => path);
  assert.ok(named.length > 10);
  for (const path of named) assert.ok(existsSync(WEB + path), path);
  for (const path of scripts) {
    for (const [, target] of code(path).matchAll(/(?:from|import) '(\.[^']+)'/g)) {
      assert.ok(existsSync(WEB + normalize(join(dirname(path), target))), `${path} imports ${target}`);
    }
  }
});

test('every style sheet is linked', () => {
  const sheets = ['components', 'pages', 'styles'].flatMap((folder) =>
    readdirSync(WEB + folder, { recursive: true }).filter((name) => name.endsWith('.css')).map((name) => `/${folder}/${name}`));
  const linked = new Set([...entries.map(read).join('').matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, path]) => path));
  assert.deepEqual([...linked].toSorted(), sheets.toSorted());
});

test('every file that is served is packed', () => {
  const packed = [...read('pom.xml').matchAll(/<include>([^<]+)<\/include>/g)].map(([, path]) => path.replace('/**', ''));
  for (const path of [...scripts, ...entries, 'icon.svg', 'styles/base.css', 'messages/en.json']) {
    assert.ok(packed.includes(path.split('/')[0]), path);
  }
});
