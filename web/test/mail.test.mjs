import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMail } from '../lib/mail.js';

const base64 = (text) => Buffer.from(text).toString('base64');
const MAIL = [
  'From: =?UTF-8?B?5ruh5oSP6ZuG?=',
  ' =?UTF-8?B?5Zui?=',
  ' <no-reply@example.com>',
  'To: "Wang \\"the boss\\"" <wang@example.com>',
  `Subject: =?UTF-8?B?${base64('月报 𠮷 2026年10月：')}?=\r\n =?UTF-8?B?${base64('净推荐值 +32.1')}?=`,
  'Message-ID: <1@example.com>',
  'Content-Type: multipart/mixed;\r\n boundary="=_a_mixed"',
  '',
  '--=_a_mixed',
  'Content-Type: multipart/alternative;\r\n boundary="=_a_alternative"',
  '',
  '--=_a_alternative',
  'Content-Type: text/plain; charset=UTF-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64('您好，王总').slice(0, 8),
  base64('您好，王总').slice(8),
  '--=_a_alternative',
  'Content-Type: multipart/related;\r\n boundary="=_a_related"',
  '',
  '--=_a_related',
  'Content-Type: text/html; charset=UTF-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64('<p>您好<img src="cid:trend"></p>'),
  '--=_a_related',
  'Content-Type: image/png',
  'Content-ID: <trend>',
  'Content-Disposition: inline',
  'Content-Transfer-Encoding: base64',
  '',
  base64('picture'),
  '--=_a_related--',
  '',
  '--=_a_alternative--',
  '',
  '--=_a_mixed',
  'Content-Type: application/pdf',
  "Content-Disposition: attachment;\r\n filename=\"__.pdf\";\r\n filename*=UTF-8''%E6%9C%88%E6%8A%A5.pdf",
  'Content-Transfer-Encoding: base64',
  '',
  base64('%PDF'),
  '--=_a_mixed--',
  '',
].join('\r\n');

test('a mail is read as its recipient reads it', () => {
  const mail = readMail(MAIL);
  assert.deepEqual(Object.fromEntries(mail.headers.map(({ name, value }) => [name, value])), {
    from: '满意集团 <no-reply@example.com>',
    to: 'Wang "the boss" <wang@example.com>',
    subject: '月报 𠮷 2026年10月：净推荐值 +32.1',
    date: '',
    'message-id': '<1@example.com>',
  });
  assert.equal(mail.text, '您好，王总');
  assert.equal(mail.html, '<p>您好<img src="cid:trend"></p>');
  assert.deepEqual([...mail.pictures], [['trend', `data:image/png;base64,${base64('picture')}`]]);
  assert.deepEqual(mail.attachments.map(({ name, type, bytes }) => [name, type, Buffer.from(bytes).toString()]), [['月报.pdf', 'application/pdf', '%PDF']]);
});

test('one without files has its texts all the same', () => {
  const mail = readMail(`Subject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('hello')}\r\n`);
  assert.deepEqual([mail.text, mail.html, mail.attachments.length], ['hello', '', 0]);
});
