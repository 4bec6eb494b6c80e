import fc from 'fast-check';
import { allAbsentFields, allGroupByFields, AssessmentFilter } from '../filter';
import { allOutcomes } from '../../evaluate/outcome';
import { assessmentSortFieldSchema, ListAssessmentsRequest } from '../requests';

/** Any text that a URL can carry as a value. */
export const value = fc
  .string({ minLength: 1, maxLength: 40, unit: 'binary' })
  .filter(text => !text.includes('\0'));

const values = fc.array(value, { maxLength: 4 });
const optional = { requiredKeys: [] as never[] };

/** Any filter with at least one field. */
export const arbitraryFilter: fc.Arbitrary<AssessmentFilter> = fc
  .record(
    {
      modelId: value,
      text: fc.oneof(value, fc.constant('')),
      owner: values,
      ownerTree: fc.boolean(),
      system: values,
      domain: values,
      type: values,
      lifecycle: values,
      kind: values,
      tag: values,
      stage: values,
      check: fc.array(
        fc.record({ id: value, outcome: fc.constantFrom(...allOutcomes) }),
        { maxLength: 4 },
      ),
      without: fc.array(fc.constantFrom(...allAbsentFields), { maxLength: 4 }),
    },
    optional,
  )
  .filter(filter => Object.keys(filter).length > 0);

/** Any request for a list of assessments. */
export const arbitraryListRequest: fc.Arbitrary<ListAssessmentsRequest> =
  fc.record(
    {
      filter: arbitraryFilter,
      sort: fc.record({
        field: fc.constantFrom(...assessmentSortFieldSchema.options),
        order: fc.constantFrom('asc', 'desc'),
      }),
      limit: fc.integer({ min: 1, max: 500 }),
      cursor: value,
      outcomesOf: values,
    },
    optional,
  );

/** Any request for counts. */
export const arbitraryCountRequest = fc.record(
  {
    filter: arbitraryFilter,
    groupBy: fc.constantFrom(...allGroupByFields),
    tree: fc.boolean(),
    weakest: fc.integer({ min: 0, max: 10 }),
    checks: fc.boolean(),
  },
  optional,
);
