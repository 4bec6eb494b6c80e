import { filterTextsOf, filterToSearchParams } from './filterToSearchParams';
import {
  allFilterFields,
  filterFields,
  FilterFieldForm,
} from './requestFields';
import { AssessmentFilter } from './types';

/** A filter in which every field says something. */
const whole: Required<AssessmentFilter> = {
  modelId: 'ladder',
  text: 'a & b',
  owner: ['group:default/a', 'group:default/b'],
  ownerTree: true,
  system: ['system:default/a'],
  domain: ['domain:default/a'],
  type: ['service'],
  lifecycle: ['production'],
  kind: ['component'],
  tag: ['java'],
  stage: ['none'],
  check: [
    { id: 'pipeline', outcome: 'fail' },
    { id: 'a:b', outcome: 'notApplicable' },
  ],
  without: ['owner', 'tag'],
};

describe('filterToSearchParams', () => {
  it('writes every field of a filter, each value once', () => {
    const query = filterToSearchParams(whole);
    expect([...new Set(query.keys())]).toEqual([...allFilterFields]);
    expect(Object.keys(whole).sort()).toEqual([...allFilterFields].sort());
    expect(query.getAll('owner')).toEqual(whole.owner);
    expect(query.getAll('check')).toEqual([
      'pipeline:fail',
      'a:b:notApplicable',
    ]);
    expect(query.getAll('without')).toEqual(whole.without);
    expect(query.get('ownerTree')).toBe('true');
    expect(query.get('text')).toBe('a & b');
  });

  it.each(allFilterFields)('leaves %s out where it does not filter', field => {
    expect(filterTextsOf({}, field)).toBeUndefined();
    expect(
      filterToSearchParams({ ...whole, [field]: undefined }).has(field),
    ).toBe(false);
  });

  it.each(allFilterFields.filter(field => isList(filterFields[field])))(
    'tells an empty %s, which selects nothing, from none',
    field => {
      const query = filterToSearchParams({ [field]: [] });
      expect([...query]).toEqual([[field, '']]);
    },
  );

  it('says of a flag that it is off, and of nothing nothing', () => {
    expect(filterToSearchParams({ ownerTree: false }).toString()).toBe(
      'ownerTree=false',
    );
    expect(filterToSearchParams().toString()).toBe('');
  });
});

function isList(form: FilterFieldForm): boolean {
  return form !== 'text' && form !== 'flag';
}
