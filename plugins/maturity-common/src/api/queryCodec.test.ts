import fc from 'fast-check';
import { z } from 'zod';
import {
  arbitraryCountRequest,
  arbitraryListRequest,
} from './__testUtils__/arbitraryRequests';
import { exportRequestSchema } from './exports';
import { AssessmentFilter, assessmentFilterSchema } from './filter';
import {
  decodeFieldLeniently,
  decodeQuery,
  encodeField,
  encodeQuery,
  listQueryFields,
} from './queryCodec';
import {
  countAssessmentsRequestSchema,
  getDeliveryDistributionRequestSchema,
  listAssessmentsRequestSchema,
  listCountedDeliveriesRequestSchema,
  planFixesRequestSchema,
} from './requests';

/** A filter in which every field has a value. */
const everyField: Required<AssessmentFilter> = {
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
  grade: ['declared', 'attested'],
  leftOut: true,
  stage: ['none'],
  check: [
    { id: 'pipeline', outcome: 'fail' },
    { id: 'a:b', outcome: 'notApplicable' },
  ],
  without: ['owner', 'tag'],
};

const filterFields = listQueryFields(assessmentFilterSchema);

function decode<T>(schema: z.ZodType<T>, query: string): T {
  return schema.parse(decodeQuery(schema, new URLSearchParams(query)));
}

/** Writes a request to a URL and reads it back. */
function roundTrip<T>(schema: z.ZodType<T>, request: T): T {
  return decode(schema, encodeQuery(schema, request).toString());
}

function messageFor(schema: z.ZodType, query: string): string {
  try {
    decodeQuery(schema, new URLSearchParams(query));
  } catch (error) {
    return `${error}`;
  }
  return 'no error';
}

describe('encodeQuery and decodeQuery', () => {
  it('read any list request back as it was written', () => {
    fc.assert(
      fc.property(arbitraryListRequest, request => {
        expect(roundTrip(listAssessmentsRequestSchema, request)).toEqual(
          request,
        );
      }),
    );
  });

  it('read any count request back as it was written', () => {
    fc.assert(
      fc.property(arbitraryCountRequest, request => {
        expect(roundTrip(countAssessmentsRequestSchema, request)).toEqual(
          request,
        );
      }),
    );
  });

  it('read every field of a filter back', () => {
    expect(Object.keys(everyField).sort()).toEqual(
      filterFields.map(({ name }) => name).sort(),
    );
    const request = { filter: everyField };
    expect(roundTrip(listAssessmentsRequestSchema, request)).toEqual(request);
  });

  it.each([
    [{ subject: 'counts', format: 'csv', groupBy: 'tag' }],
    [{ subject: 'fixes', format: 'csv', limit: 7 }],
    [{ subject: 'deliveryMetrics', format: 'json', days: 30 }],
    [
      {
        subject: 'deliveries',
        format: 'json',
        entityRef: 'component:default/cart',
      },
    ],
  ] as const)('read %j back', request => {
    expect(roundTrip(exportRequestSchema, request)).toEqual(request);
  });

  it('writes a request in the order of its fields', () => {
    const query = encodeQuery(listAssessmentsRequestSchema, {
      limit: 5,
      sort: { field: 'measured', order: 'desc' },
      filter: { check: [{ id: 'a:b', outcome: 'fail' }], owner: ['x', 'y'] },
      outcomesOf: ['pipeline', 'owned'],
    });
    expect(query.toString()).toBe(
      'owner=x&owner=y&check=a%3Ab%3Afail&sort=measured%3Adesc&limit=5&outcomesOf=pipeline&outcomesOf=owned',
    );
  });

  it.each(filterFields.filter(({ isList }) => isList))(
    'tells an empty list of $name, which selects nothing, from none',
    ({ name }) => {
      const filter: AssessmentFilter = { [name]: [] };
      const query = encodeQuery(listAssessmentsRequestSchema, { filter });
      expect([...query]).toEqual([[name, '']]);
      expect(decode(listAssessmentsRequestSchema, `${name}=`)).toEqual({
        filter,
      });
    },
  );

  it.each(filterFields)('leaves $name out where it does not filter', field => {
    const filter = { ...everyField, [field.name]: undefined };
    const query = encodeQuery(listAssessmentsRequestSchema, { filter });
    expect(query.has(field.name)).toBe(false);
    expect(encodeField(field, undefined)).toBeUndefined();
  });

  it.each([
    ['a filter of nothing', { filter: {} }, ''],
    ['a flag that is off', { filter: { ownerTree: false } }, 'ownerTree=false'],
    ['no request', {}, ''],
  ])('writes %s', (_, request, query) => {
    expect(encodeQuery(countAssessmentsRequestSchema, request).toString()).toBe(
      query,
    );
  });

  it('takes the direction that is left out for ascending', () => {
    expect(decode(listAssessmentsRequestSchema, 'sort=stage')).toEqual({
      sort: { field: 'stage', order: 'asc' },
    });
  });

  it('fills in the default of a field', () => {
    const query = new URLSearchParams('metric=changeFailRate');
    const decoded = decodeQuery(listCountedDeliveriesRequestSchema, query, [
      'entityRef',
    ]);
    expect(decoded).toEqual({ metric: 'changeFailRate' });
    expect(
      listCountedDeliveriesRequestSchema.parse({ ...decoded, entityRef: 'a' }),
    ).toMatchObject({ days: 90 });
  });
});

describe('decodeQuery', () => {
  it.each([
    ['limit=x', "limit: must be a whole number, not 'x'"],
    ['limit=-1', "limit: must be a whole number, not '-1'"],
    ['limit=1.5', "limit: must be a whole number, not '1.5'"],
    ['limit=1234567', "limit: must be a whole number, not '1234567'"],
    ['limit=1&limit=2', 'limit: may be given only once'],
    ['text=a&text=b', 'text: may be given only once'],
    ['owner=a%00', 'owner: must not contain a NUL character'],
    ['ownerTree=yes', "ownerTree: must be true or false, not 'yes'"],
    [
      'check=pipeline',
      "check: must be <check id>:<outcome>, for example pipeline:fail, not 'pipeline'",
    ],
    [
      'check=:fail',
      "check: must be <check id>:<outcome>, for example pipeline:fail, not ':fail'",
    ],
    ['sort=a:b:c', "sort: must be <field>:asc or <field>:desc, not 'a:b:c'"],
  ])('refuses %s', (query, message) => {
    expect(messageFor(listAssessmentsRequestSchema, query)).toBe(
      `InputError: ${message}`,
    );
  });

  it('names the parameters that there are, those of the filter first', () => {
    expect(messageFor(planFixesRequestSchema, 'colour=red')).toBe(
      'InputError: colour: is not one of the query parameters modelId, text, owner, ownerTree, system, domain, type, lifecycle, kind, tag, grade, leftOut, stage, check, without, limit',
    );
  });

  it('has no parameter for a field that is in the path', () => {
    const query = new URLSearchParams('subject=counts');
    expect(() => decodeQuery(exportRequestSchema, query, ['subject'])).toThrow(
      'subject: is not one of the query parameters',
    );
  });

  it('takes no parameter where there is no request', () => {
    expect(() => decodeQuery(undefined, new URLSearchParams('a=1'))).toThrow(
      'a: there are no query parameters here',
    );
    expect(decodeQuery(undefined, new URLSearchParams())).toEqual({});
  });

  it('reads a list of hundreds of values', () => {
    const owner = Array.from({ length: 500 }, (_, i) => `group:default/${i}`);
    const request = { filter: { owner } };
    expect(roundTrip(countAssessmentsRequestSchema, request)).toEqual(request);
  });
});

describe('decodeFieldLeniently', () => {
  const fields = new Map(
    [
      ...listQueryFields(listAssessmentsRequestSchema),
      ...listQueryFields(getDeliveryDistributionRequestSchema),
    ].map(field => [field.name, field]),
  );

  it.each([
    ['owner', ['b', 'a', 'b', '', ' '], ['b', 'a']],
    ['owner', [''], undefined],
    ['text', ['  cart '], 'cart'],
    ['text', [' '], undefined],
    ['ownerTree', ['true'], true],
    ['ownerTree', ['yes'], undefined],
    ['without', ['tag', 'stage', 'owner'], ['tag', 'owner']],
    [
      'check',
      ['pipeline:green', 'fail', ':fail', 'a:b:exempt'],
      [{ id: 'a:b', outcome: 'exempt' }],
    ],
    ['sort', ['measured:desc'], { field: 'measured', order: 'desc' }],
    ['sort', ['stage'], { field: 'stage', order: 'asc' }],
    ['sort', ['price:asc'], undefined],
    ['sort', ['stage:sideways'], undefined],
    ['days', ['30'], 30],
    ['days', ['31'], undefined],
    ['limit', ['x'], undefined],
  ])('reads %s from %j', (name, texts, expected) => {
    const field = fields.get(name);
    expect(field && decodeFieldLeniently(field, texts)).toEqual(expected);
  });

  it('reads what encodeField writes', () => {
    for (const field of filterFields) {
      const value = everyField[field.name as keyof AssessmentFilter];
      const texts = encodeField(field, value) ?? [];
      expect(decodeFieldLeniently(field, texts)).toEqual(value);
    }
  });
});

describe('listQueryFields', () => {
  it('tells lists and types', () => {
    const types = listQueryFields(listAssessmentsRequestSchema).map(
      ({ name, type, isList }) => `${name}: ${type}${isList ? '[]' : ''}`,
    );
    expect(types).toEqual([
      'modelId: text',
      'text: text',
      'owner: text[]',
      'ownerTree: flag',
      'system: text[]',
      'domain: text[]',
      'type: text[]',
      'lifecycle: text[]',
      'kind: text[]',
      'tag: text[]',
      'grade: choice[]',
      'leftOut: flag',
      'stage: text[]',
      'check: pair[]',
      'without: choice[]',
      'sort: pair',
      'limit: number',
      'cursor: text',
      'outcomesOf: text[]',
    ]);
  });

  it('sees through transforms, defaults and checks of whole requests', () => {
    const names = (schema: z.ZodType) =>
      listQueryFields(schema)
        .filter(({ isInFilter }) => !isInFilter)
        .map(({ name, type }) => `${name}: ${type}`);
    expect(names(exportRequestSchema)).toEqual([
      'subject: choice',
      'format: choice',
      'groupBy: choice',
      'limit: number',
      'days: number',
      'entityRef: text',
    ]);
    expect(names(listCountedDeliveriesRequestSchema)).toEqual([
      'entityRef: text',
      'metric: choice',
      'days: number',
    ]);
  });
});
