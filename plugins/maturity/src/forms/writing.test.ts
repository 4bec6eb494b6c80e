import { newId } from './newId';
import { readConflict, readMessage } from './writeErrors';

const stored = { id: 'one' };

it('finds the stored state in a conflict', () => {
  const error = Object.assign(new Error('Request failed with 409 Conflict'), {
    body: { error: { current: stored } },
    cause: new Error('The target was changed'),
  });
  expect(readConflict(error)).toEqual(stored);
  expect(readMessage(error)).toBe('The target was changed');
  expect(readConflict(new Error('no'))).toBeUndefined();
  expect(readConflict(undefined)).toBeUndefined();
  expect(readMessage(new Error('no'))).toBe('no');
});

it('makes UUIDs, each another', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) {
    expect(id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});
