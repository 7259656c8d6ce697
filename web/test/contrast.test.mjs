import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from './messages.mjs';

/** The colours of both schemes: the dark block overrides the light one. */
const [light, dark] = read('styles/tokens.css').split('@media').map((css) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour])));

/** Relative luminance and contrast by WCAG 2.2. */
const luminance = (colour) => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const TEXT = ['text', 'text-soft', 'text-muted', 'better', 'worse', 'accent'].flatMap((ink) =>
  ['surface', 'surface-raised', 'ground'].map((paper) => [ink, paper]));
TEXT.push(['text-soft', 'surface-sunken'], ['running', 'running-ground'], ['on-accent', 'accent'], ['on-worse', 'worse'], ['text-muted', 'surface-sunken']);
const SHAPES = [['focus', 'ground'], ['focus', 'surface'], ['chart-main', 'surface'], ['chart-bar', 'surface']];

for (const [scheme, colours] of Object.entries({ light, dark: { ...light, ...dark } })) {
  test(`text can be read and shapes can be seen, ${scheme}`, () => {
    for (const [least, pairs] of [[4.5, TEXT], [3, SHAPES]]) {
      for (const [ink, paper] of pairs) {
        const found = contrast(colours[ink], colours[paper]);
        assert.ok(found >= least, `${ink} on ${paper}: ${found.toFixed(2)}, at least ${least}`);
      }
    }
  });
}
