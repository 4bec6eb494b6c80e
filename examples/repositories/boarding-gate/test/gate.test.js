import test from 'node:test';

test('stays closed without a ticket', () => {});
