import { GroupTree } from '../catalog/GroupTree';
import { StoredSurveyTally } from '../database';
import { GroupPaths } from './GroupPaths';
import { poolWaiting } from './poolWaiting';
import { TalliedAnswers } from './types';

const tree = new GroupTree(
  Object.entries({
    acme: [],
    shop: ['acme'],
    carts: ['shop'],
    search: ['shop', 'other'],
    other: [],
    left: ['right'],
    right: ['left'],
  }).map(([entityRef, parents]) => ({ entityRef, parents })),
);
const paths = new GroupPaths(tree, 'acme');

/** A group in which answers wait, and others are shown. */
const waits = (groupRef: string, count: number, shown = 0) => ({
  ...{ form: 'a', groupRef, above: ['as before'], texts: [] },
  waiting: `${count}`,
  shown: shown ? JSON.stringify({ answers: shown, questions: {} }) : '',
});

function pool(...stored: StoredSurveyTally[]) {
  const changed = poolWaiting(stored, {
    open: ({ waiting }): TalliedAnswers => ({
      tally: { answers: Number(waiting), questions: {} },
      texts: [],
    }),
    listPath: ref => paths.listPath(ref),
    listAbove: ref => paths.listAbove(ref),
  });
  expect(changed.filter(({ waiting }) => waiting !== undefined)).toEqual([]);
  return Object.fromEntries(
    changed.map(({ groupRef, shown }) => [
      groupRef,
      shown ? JSON.parse(shown).answers : 0,
    ]),
  );
}

describe('poolWaiting', () => {
  it('shows answers with the next group above in which five come together', () => {
    expect(pool(waits('carts', 3), waits('shop', 2))).toEqual({
      carts: 0,
      shop: 5,
    });
    expect(pool(waits('carts', 3, 10), waits('search', 2))).toEqual({
      carts: 10,
      search: 0,
      acme: 5,
    });
  });

  it('leaves a group with five out of what goes on up', () => {
    expect(
      pool(waits('carts', 4), waits('shop', 1, 5), waits('acme', 4)),
    ).toEqual({ carts: 0, shop: 10, acme: 0 });
  });

  it('drops what never comes to five', () => {
    expect(
      pool(waits('carts', 2), waits('left', 1), waits('right', 1)),
    ).toEqual({ carts: 0, left: 0, right: 0 });
  });

  it('keeps answers to other questions apart', () => {
    const other = { ...waits('carts', 4), form: 'b' };
    expect(pool(waits('carts', 4), other)).toEqual({ carts: 0 });
  });
});

describe('GroupPaths', () => {
  it('lead to the organisation, one parent at a time', () => {
    expect(paths.listPath('carts')).toEqual(['carts', 'shop', 'acme']);
    expect(paths.listPath('search')).toEqual(['search', 'other', 'acme']);
    expect(paths.listPath('left')).toEqual(['left', 'right', 'acme']);
    expect(paths.listPath('acme')).toEqual(['acme']);
    expect(new GroupPaths(tree, undefined).listPath('carts')).toEqual([
      'carts',
      'shop',
      'acme',
    ]);
  });

  it('have all groups above', () => {
    expect(paths.listAbove('search')).toEqual(['acme', 'other', 'shop']);
    expect(paths.listAbove('acme')).toEqual([]);
  });
});
