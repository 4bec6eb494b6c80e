import {
  assessmentSortFieldSchema,
  AssessmentSummary,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { entry, createTable } from './__testUtils__/entries';
import { sorted } from './__testUtils__/naive';
import { listAssessments } from './listAssessments';

const table = createTable(['a', 'b', 'c', 'd'].map(name => entry(name)));
const byName = { field: 'name', order: 'asc' } as const;

describe('listAssessments', () => {
  it('has no page after exactly full pages', () => {
    const first = listAssessments(table, { limit: 2 }, 'all');
    const second = listAssessments(
      table,
      { limit: 2, cursor: first.nextCursor },
      'all',
    );
    expect(second.items).toHaveLength(2);
    expect(second.nextCursor).toBeUndefined();
    expect(listAssessments(table, { limit: 4 }, 'all').nextCursor).toBe(
      undefined,
    );
  });

  it.each([
    ['kind', []],
    ['type', []],
    ['lifecycle', []],
    ['owner', []],
    ['system', []],
    ['domain', []],
    ['tag', []],
    ['stage', []],
    ['check', []],
  ])('takes an empty list of %s as none, and not as all', (field, list) => {
    expect(
      listAssessments(table, { filter: { [field]: list } }, 'all'),
    ).toEqual({ items: [], totalItems: 0 });
  });

  it('goes on after an assessment that is gone meanwhile', () => {
    const shrinking = createTable(['a', 'b', 'c'].map(name => entry(name)));
    const { nextCursor } = listAssessments(shrinking, { limit: 2 }, 'all');
    shrinking.remove({
      entityRef: 'component:default/b',
      modelId: 'ladder',
      revision: 2,
    });
    const { items } = listAssessments(shrinking, { cursor: nextCursor }, 'all');
    expect(items.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/c',
    ]);
  });

  describe.each(
    assessmentSortFieldSchema.options.flatMap(field => [
      { field, order: 'asc' as const },
      { field, order: 'desc' as const },
    ]),
  )('sorted by $field $order', sort => {
    // Few distinct values, and more rows than any buffer holds at once.
    const many = Array.from({ length: 700 }, (_, index) => {
      const number = (index * 271) % 700;
      return entry(`service-${number}`, {
        title: number % 7 ? undefined : `Title ${number % 11}`,
        owners: number % 5 ? [`group:default/team-${number % 9}`] : [],
        rank: number % 4,
        measured: {
          observed: number % 3,
          declared: 0,
          attested: 0,
          applicable: number % 6,
        },
        nextStepCount: number % 8,
        stageSince:
          number % 10
            ? new Date(1.7e12 + (number % 13)).toISOString()
            : undefined,
      });
    });

    it('has all of them, whatever the length of a page', () => {
      const large = createTable(many);
      for (const limit of [3, 100]) {
        const items: AssessmentSummary[] = [];
        let cursor: string | undefined;
        do {
          const page = listAssessments(large, { sort, limit, cursor }, 'all');
          items.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor);
        expect(items).toEqual(sorted(many, sort));
      }
    });

    it('goes on where it was when whatever had the same owner is gone', () => {
      const large = createTable(many);
      const expected = sorted(many, sort);
      for (const limit of [50, 320, 500]) {
        const page = listAssessments(large, { sort, limit }, 'all');
        const { entityRef, owners } = page.items[limit - 1];
        const place = expected.findIndex(one => one.entityRef === entityRef);
        for (const { summary } of many) {
          if (summary.owners[0] === owners[0]) {
            large.remove({ ...summary, revision: 2 });
          }
        }
        const next = { sort, limit: 500, cursor: page.nextCursor };
        expect(listAssessments(large, next, 'all').items).toEqual(
          expected
            .slice(place + 1)
            .filter(one => one.owners[0] !== owners[0])
            .slice(0, 500),
        );
        many.forEach(one => large.upsert(one));
      }
    });
  });

  it('has cursors that are short and fit a URL, whatever the title', () => {
    const odd = createTable(
      ['a', 'b'].map(name =>
        entry(name, { title: `\ud83d${'🚀&=+/ é'.repeat(2_000)}` }),
      ),
    );
    const { nextCursor = '' } = listAssessments(odd, { limit: 1 }, 'all');
    expect(nextCursor).toMatch(/^[\w-]{50,2000}$/);
    const { items } = listAssessments(odd, { cursor: nextCursor }, 'all');
    expect(items.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/b',
    ]);
  });

  it.each([
    ['no cursor', ''],
    ['some text', 'abc'],
    ['other characters', '%%%'],
    ['JSON of another shape', btoa('{"a":1}')],
    ['a wrong order', btoa('["name","up","a","r","m"]')],
    ['too little', btoa('["name","asc"]')],
  ])('refuses %s as a cursor', (_, cursor) => {
    expect(() =>
      listAssessments(table, { sort: byName, cursor }, 'all'),
    ).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  it('refuses the cursor of a list that was sorted in another way', () => {
    const { nextCursor } = listAssessments(
      table,
      { sort: byName, limit: 1 },
      'all',
    );
    expect(() =>
      listAssessments(
        table,
        { sort: { field: 'stage', order: 'desc' }, cursor: nextCursor },
        'all',
      ),
    ).toThrow(
      'cursor: belongs to a list sorted by name:asc, not by stage:desc',
    );
  });

  it.each([0, -1, 1.5, 501, Number.NaN])('refuses a limit of %p', limit => {
    expect(() => listAssessments(table, { limit }, 'all')).toThrow(
      `limit: must be a whole number from 1 to 500, not ${limit}`,
    );
  });

  it('tells the outcomes of the checks that are asked for, and no others', () => {
    const [item] = listAssessments(
      createTable([entry('a', {}, { outcomes: ['exempt', 'fail', 'pass'] })]),
      { outcomesOf: ['scanned', 'unheard-of', 'owned'] },
      'all',
    ).items;
    expect(item.outcomes).toEqual({ scanned: 'pass', owned: 'exempt' });
    expect(listAssessments(table, {}, 'all').items[0]).not.toHaveProperty(
      'outcomes',
    );
  });

  it('refuses more than twenty checks', () => {
    const outcomesOf = Array.from({ length: 21 }, (_, index) => `c${index}`);
    expect(() => listAssessments(table, { outcomesOf }, 'all')).toThrow(
      'outcomesOf: must be at most 20 checks, not 21',
    );
  });
});
