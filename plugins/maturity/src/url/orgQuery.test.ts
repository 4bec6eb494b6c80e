import {
  changeOrgQuery,
  countFilters,
  narrowToGroup,
  narrowToOutcome,
  parseOrgQuery,
  withoutFilters,
} from './orgQuery';

const everything =
  'owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb&system=system%3Adefault%2Fs&domain=domain%3Adefault%2Fd&type=service&lifecycle=production&kind=component&tag=java&stage=none&check=pipeline%3Afail&check=owned%3Aexempt&text=shop&model=m&without=system&without=tag&ownerTree=true&grade=declared&grade=attested&leftOut=true&sort=measured%3Adesc&groupBy=system&atLeast=self-serve';

describe('parseOrgQuery', () => {
  it('reads all that the page knows', () => {
    expect(parseOrgQuery(new URLSearchParams(everything))).toEqual({
      filter: {
        owner: ['group:default/a', 'group:default/b'],
        system: ['system:default/s'],
        domain: ['domain:default/d'],
        type: ['service'],
        lifecycle: ['production'],
        kind: ['component'],
        tag: ['java'],
        stage: ['none'],
        check: [
          { id: 'pipeline', outcome: 'fail' },
          { id: 'owned', outcome: 'exempt' },
        ],
        text: 'shop',
        modelId: 'm',
        without: ['system', 'tag'],
        ownerTree: true,
        grade: ['declared', 'attested'],
        leftOut: true,
      },
      sort: { field: 'measured', order: 'desc' },
      groupBy: 'system',
      atLeast: 'self-serve',
    });
  });

  it.each([
    ['an empty address', ''],
    ['a sort by nothing', 'sort=:desc'],
    ['a sort by what nobody sorts by', 'sort=price:asc'],
    ['empty values', 'owner=&text=%20&check=&stage='],
    ['outcomes that are none', 'check=pipeline:green&check=:fail&check=fail'],
    ['a grouping that is none', 'groupBy=colour'],
    ['a lack of what no entity lacks', 'without=stage&without=kind&without='],
    ['groups below nobody', 'ownerTree=true'],
    ['grades that are none', 'grade=perfect&grade='],
    ['nothing left out', 'leftOut=false&leftOut=maybe'],
  ])('takes %s for no choice', (_, search) => {
    const query = parseOrgQuery(new URLSearchParams(search));
    expect(query).toEqual({ filter: {}, groupBy: 'owner' });
  });

  it('takes a value given twice once, so that it can be removed', () => {
    const query = parseOrgQuery(new URLSearchParams('tag=a&tag=a'));
    expect(query.filter.tag).toEqual(['a']);
  });
});

describe('changeOrgQuery', () => {
  it('writes what it reads', () => {
    const { filter, ...others } = parseOrgQuery(
      new URLSearchParams(everything),
    );
    const written = changeOrgQuery(new URLSearchParams(), {
      filter,
      ...others,
    });
    written.sort();
    const expected = new URLSearchParams(everything);
    expected.sort();
    expect(written.toString()).toBe(expected.toString());
  });

  it('changes one filter and leaves the rest, also what is not its own', () => {
    const before = new URLSearchParams(
      'debug=1&owner=a&tag=java&sort=name:asc',
    );
    const after = changeOrgQuery(before, { filter: { owner: ['b', 'c'] } });
    expect(after.toString()).toBe(
      'debug=1&tag=java&sort=name%3Aasc&owner=b&owner=c',
    );
    expect(before.get('owner')).toBe('a');
  });

  it('takes away what is set to nothing', () => {
    const after = changeOrgQuery(new URLSearchParams(everything), {
      filter: { ...withoutFilters, modelId: undefined },
      sort: undefined,
      groupBy: undefined,
      atLeast: undefined,
    });
    expect(after.toString()).toBe('');
  });

  it('keeps the model when the filters are cleared', () => {
    const after = changeOrgQuery(new URLSearchParams(everything), {
      filter: withoutFilters,
    });
    expect(parseOrgQuery(after).filter).toEqual({ modelId: 'm' });
  });
});

it('counts the filters that are in force', () => {
  const { filter } = parseOrgQuery(new URLSearchParams(everything));
  expect(countFilters(filter)).toBe(17);
  expect(countFilters({ leftOut: true })).toBe(1);
  expect(countFilters({ modelId: 'm' })).toBe(0);
});

describe('narrowing down', () => {
  it('to a group leaves its services alone', () => {
    const filter = {
      owner: ['group:default/a', 'group:default/b'],
      ownerTree: true,
      without: ['owner', 'system'],
    } as const;
    expect(narrowToGroup(filter, 'owner', 'group:default/a')).toEqual({
      owner: ['group:default/a'],
      ownerTree: undefined,
      without: ['system'],
    });
    expect(narrowToGroup(filter, 'owner', undefined)).toEqual({
      owner: undefined,
      ownerTree: undefined,
      without: ['system', 'owner'],
    });
    expect(narrowToGroup({}, 'kind', 'component')).toEqual({
      kind: ['component'],
      without: undefined,
    });
  });

  it('to an outcome keeps what is asked of other checks', () => {
    const filter = {
      check: [
        { id: 'owned', outcome: 'pass' },
        { id: 'pipeline', outcome: 'unknown' },
      ],
    } as const;
    const failing = { id: 'pipeline', outcome: 'fail' } as const;
    expect(narrowToOutcome(filter, failing)).toEqual([
      failing,
      { id: 'owned', outcome: 'pass' },
    ]);
    expect(narrowToOutcome({}, failing)).toEqual([failing]);
  });
});
