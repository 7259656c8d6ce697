import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { storesContent, problemsContent } from '../components/overview-card/contents.js';
import { rankingContent } from '../components/ranking-panel/ranking-content.js';
import { trendContent } from '../components/trend-panel/trend-content.js';
import { useLanguage } from '../lib/i18n.js';
import { withLimits } from '../lib/suppressed.js';
import { kpiValue, tooltipText, valueCells } from '../lib/value-text.js';
import { messages } from './messages.mjs';

const name = { 'zh-CN': '净推荐值', en: 'NPS' };
const nps = { id: 'nps', name, description: name, family: 'survey', unit: 'points', decimals: 1, direction: 'higher' };
const withheld = { value: null, n: null, low: null, high: null, suppressed: true, below: 5 };
const SAID = { 'zh-CN': '样本不足 5', en: 'fewer than 5' };

before(() => {
  globalThis.localStorage = { setItem() {} };
  globalThis.document = { documentElement: {} };
  globalThis.fetch = async (address) => ({ json: async () => messages[String(address).includes('zh-CN') ? 'zh-CN' : 'en'] });
});

for (const language of ['zh-CN', 'en']) {
  test(`a value that is withheld says so, and is neither a number nor a hole, ${language}`, async () => {
    await useLanguage(language);
    const figure = kpiValue(nps, withheld).text;
    assert.match(figure, /class="kpi-value suppressed" data-kpi="nps" value=""/);
    assert.ok(figure.includes(`>${SAID[language]}<`), figure);
    assert.ok(tooltipText('张伟', nps, withheld).endsWith(SAID[language]));
    assert.deepEqual([...valueCells(nps, withheld).text.matchAll(/<td>([^<]*)</g)].map(([, text]) => text), ['', '–', '–']);
  });

  test(`a ranking and a curve keep the place of what is withheld, ${language}`, async () => {
    await useLanguage(language);
    const answer = { small_group: 5, grain: 'day', from: '2026-10-01', to: '2026-10-03', shown: 2, total: 2 };
    const row = (period, key, value) => ({ period, key, name: key, values: { nps: value } });
    const known = { value: 40, n: 9 };
    const ranking = rankingContent(withLimits({ ...answer, rows: [row('2026-10-01', 'A', known), row('2026-10-01', 'B', { ...withheld, below: undefined })] }), nps);
    assert.equal(ranking.empty, false);
    assert.equal(ranking.table.text.split(SAID[language]).length, 2);
    const trend = trendContent(withLimits({ ...answer, rows: [row('2026-10-01', null, known), row('2026-10-02', null, { ...withheld })] }), nps, '2026-10-20');
    assert.ok(trend.note.includes(SAID[language]), trend.note);
    assert.ok(trend.note.includes('n = 9'), 'only what is told is counted');
    const silent = trendContent({ ...answer, rows: [row('2026-10-01', null, withheld)] }, nps, '2026-10-20');
    assert.equal(silent.empty, false, 'there are facts, they are not told');
  });

  test(`on the cards of the overview, ${language}`, async () => {
    await useLanguage(language);
    const stores = storesContent({ kpi: 'nps', best: [{ ...withheld, key: 'A', name: 'A' }], worst: [], ranked: 1, left_out: 0, minimum_sample: 5 }, nps, () => '');
    assert.ok(stores.rows.text.includes(SAID[language]));
    const problem = { category: 'C', name: 'C', tickets: 9, impact: 1, score: 9, values: {}, previous: { score: null, suppressed: true, below: 5 } };
    const facts = problemsContent([problem], undefined, () => '').rows.text;
    assert.ok(facts.includes(SAID[language]) && !facts.includes('+9'), facts);
  });
}
