// @ts-check
/** Reads a mail as this server writes them: ASCII, multipart, its texts and files in Base64 (RFC 2045 to 2047, 2231). */

/** @typedef {{name: string, type: string, bytes: Uint8Array}} Attached */
/** @typedef {{headers: {name: string, value: string}[], text: string, html: string, pictures: Map<string, string>, attachments: Attached[]}} Mail pictures as data URLs by Content-ID */
/** @typedef {{headers: Map<string, string>, type: string, body: string, parts: Part[]}} Part */

/** Those that people look at, in this order. */
const SHOWN = ['from', 'to', 'subject', 'date', 'message-id'];

/** @param {string} source @returns {Mail} */
export function readMail(source) {
  const whole = readPart(source);
  const leaves = leavesOf(whole);
  const text = (/** @type {string} */ type) => {
    const part = leaves.find((one) => one.type === type && !attached(one));
    return part ? new TextDecoder().decode(bytesOf(part)) : '';
  };
  const pictures = leaves.filter((part) => part.headers.has('content-id'));
  return {
    headers: SHOWN.map((name) => ({ name, value: words(whole.headers.get(name) ?? '') })),
    text: text('text/plain'),
    html: text('text/html'),
    pictures: new Map(pictures.map((part) => [(part.headers.get('content-id') ?? '').replace(/[<>]/g, ''), `data:${part.type};base64,${packed(part)}`])),
    attachments: leaves.filter(attached).map((part) => ({ name: fileName(part), type: part.type, bytes: bytesOf(part) })),
  };
}

/** @param {string} source @returns {Part} */
function readPart(source) {
  const [head, ...rest] = source.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(lines.map((line) => /** @type {[string, string]} */ ([line.split(':')[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])));
  const kind = headers.get('content-type') ?? 'text/plain';
  const body = rest.join('\r\n\r\n');
  const [, boundary] = kind.match(/boundary="([^"]+)"/) ?? [];
  return { headers, type: kind.split(';')[0].trim().toLowerCase(), body, parts: boundary ? partsOf(body, boundary) : [] };
}

/** @param {string} body @param {string} boundary */
function partsOf(body, boundary) {
  const between = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  return between.filter((part) => part.startsWith('\r\n')).map((part) => readPart(part.slice(2)));
}

/** @param {Part} part @returns {Part[]} */
const leavesOf = (part) => (part.parts.length ? part.parts.flatMap(leavesOf) : [part]);

/** @param {Part} part */
const attached = ({ headers }) => (headers.get('content-disposition') ?? '').startsWith('attachment');

/** @param {Part} part */
const packed = ({ body }) => body.replace(/\s/g, '');

/** @param {Part} part */
const bytesOf = (part) =>
  part.headers.get('content-transfer-encoding')?.toLowerCase() === 'base64' ? unpacked(packed(part)) : new TextEncoder().encode(part.body);

/** @param {string} base64 */
const unpacked = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** @param {Part} part */
function fileName({ headers }) {
  const disposition = headers.get('content-disposition') ?? '';
  const [, encoded] = disposition.match(/filename\*=UTF-8''([^;\s]+)/i) ?? [];
  const [, plain] = disposition.match(/filename="([^"]*)"/i) ?? [];
  return encoded ? decodeURIComponent(encoded) : (plain ?? '');
}

/** A header with its encoded words as they are read; what stands between two of them is not part of the text. @param {string} header */
const words = (header) =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, base64) => new TextDecoder().decode(unpacked(base64)))
    .replace(/"((?:[^"\\]|\\.)*)"/g, (_, quoted) => quoted.replace(/\\(.)/g, '$1'));
