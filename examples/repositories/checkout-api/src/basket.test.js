import assert from 'node:assert';
import test from 'node:test';
import { total } from './basket.js';

test('adds up', () => {
  assert.equal(total([{ pence: 1250, count: 2 }]), 2500);
});
