/** Helpers of the tests: the two message files, and every file that is served. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const WEB = fileURLToPath(new URL('..', import.meta.url));
export const read = (path) => readFileSync(WEB + path, 'utf8');

export const messages = { 'zh-CN': JSON.parse(read('messages/zh-CN.json')), en: JSON.parse(read('messages/en.json')) };

/** A `t` for one language, as lib/i18n.js has it in the browser. */
export const translator = (language) => (key, values) =>
  messages[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** The pages that have an address of their own. */
export const entries = ['index.html', 'wall.html'];

export const scripts = ['app.js', 'wall.js', ...['components', 'lib', 'pages'].flatMap((folder) =>
  readdirSync(WEB + folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${folder}/${name}`),
)];

/** Source without comments (a `//` inside a string would need a blank before it to be taken for one). */
export const code = (path) => read(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
