import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, pageOf, pagesOf, queryOf } from '../lib/router.js';

const admin = { permissions: ['audit_read', 'customer_data', 'kpi_read', 'people', 'settings_read'] };
const manager = { permissions: ['kpi_read', 'row_read'] };
const auditor = { permissions: ['audit_read'] };
const sender = { permissions: ['ingest'] };

test('the navigation has the pages that somebody may open, and no other', () => {
  assert.deepEqual(pagesOf(admin), ['dashboard', 'explore', 'tickets', 'customers', 'staff', 'people', 'tokens', 'audit', 'settings', 'customer']);
  assert.deepEqual(pagesOf(manager), ['dashboard', 'explore', 'tickets', 'customers', 'staff']);
  assert.deepEqual(pagesOf({ permissions: ['import'] }), ['imports']);
  assert.deepEqual(pagesOf(auditor), ['audit']);
  assert.deepEqual(pagesOf(sender), []);
  assert.deepEqual(pagesOf({}), []);
});

test('an address without a page is the first one that may be opened', () => {
  assert.deepEqual([admin, manager, auditor, sender].map((who) => pageOf('', who)), ['dashboard', 'dashboard', 'audit', 'role']);
  assert.equal(pageOf('#/', auditor), 'audit');
});

test('a page of others is denied, and one that nobody has is unknown', () => {
  assert.equal(pageOf('#/people', admin), 'people');
  assert.equal(pageOf('#/people', manager), 'denied');
  assert.equal(pageOf('#/dashboard', auditor), 'denied');
  for (const hash of ['#/nowhere', '#/__proto__', '#/people/x', '#/<img>', '#/role']) assert.equal(pageOf(hash, admin), 'unknown', hash);
  for (const who of [admin, manager, auditor, sender]) assert.equal(pageOf('#/account', who), 'account');
});

test('who must change their password does that first, wherever they want to go', () => {
  const fresh = { ...admin, must_change_password: true };
  for (const hash of ['', '#/people', '#/nowhere']) assert.equal(pageOf(hash, fresh), 'account');
  assert.deepEqual(pagesOf(fresh), []);
});

test('what an address asks of a page comes back from it', () => {
  const address = addressOf('audit', { actor: 'a&b=c #?', action: '', from: '2026-10-01' });
  assert.deepEqual(Object.fromEntries(queryOf(address)), { actor: 'a&b=c #?', from: '2026-10-01' });
  assert.equal(pageOf(address, admin), 'audit');
  assert.equal(addressOf('people'), '#/people');
});
