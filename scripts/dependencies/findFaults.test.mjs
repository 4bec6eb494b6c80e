import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFaults } from './findFaults.mjs';

const now = Date.parse('2026-06-01T00:00:00Z');
const faultless = {
  name: 'left-pad',
  version: '1.2.0',
  licence: 'MIT',
  isDirect: true,
  lastReleaseAt: '2026-01-01T00:00:00Z',
};
const faultsOf = (changes, advisories = []) =>
  findFaults({ ...faultless, ...changes }, { advisories, now });

test('finds no fault in a permissive package with a recent release', () => {
  assert.deepEqual(faultsOf({}), []);
});

test('takes an expression by any of its choices', () => {
  assert.deepEqual(faultsOf({ licence: '(GPL-3.0 OR MIT)' }), []);
  assert.deepEqual(faultsOf({ licence: 'MIT AND ISC' }), []);
  assert.match(faultsOf({ licence: 'MIT AND GPL-3.0' })[0].text, /GPL-3.0/);
});

test('reports a missing licence, gravely for what we chose ourselves', () => {
  const licence = undefined;
  assert.equal(faultsOf({ licence })[0].grave, true);
  assert.equal(faultsOf({ licence, isDirect: false })[0].grave, false);
});

test('reports only the vulnerabilities of the installed version', () => {
  const advisory = {
    title: 'It leaks',
    severity: 'high',
    url: 'https://example.com/1',
  };
  const [fault, ...others] = faultsOf({}, [
    { ...advisory, vulnerable_versions: '<1.2.1' },
    { ...advisory, vulnerable_versions: '<1.2.0' },
  ]);
  assert.deepEqual(others, []);
  assert.equal(fault.grave, true);
  assert.match(fault.text, /high vulnerability: It leaks/);
});

test('remarks on deprecation, and on old releases of direct dependencies', () => {
  const lastReleaseAt = '2022-06-01T00:00:00Z';
  assert.match(faultsOf({ lastReleaseAt })[0].text, /no release for 4 years/);
  assert.deepEqual(faultsOf({ lastReleaseAt, isDirect: false }), []);
  assert.match(faultsOf({ deprecated: 'use padStart' })[0].text, /padStart/);
});
