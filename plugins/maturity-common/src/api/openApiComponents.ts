import { z } from 'zod';
import * as deliveryChoices from '../delivery/choices';
import * as events from '../delivery/events';
import * as deliveryTypes from '../delivery/types';
import * as outcome from '../evaluate/outcome';
import * as evaluation from '../evaluate/types';
import * as model from '../model/types';
import * as assessmentList from './assessmentList';
import * as assessments from './assessments';
import * as counts from './counts';
import * as delivery from './delivery';
import * as deliveryEvents from './deliveryEvents';
import * as deliveryRequests from './deliveryRequests';
import * as exportedItems from './exportedItems';
import * as exported from './exports';
import * as filter from './filter';
import * as models from './models';
import * as progress from './progress';
import * as requests from './requests';
import * as stageHistory from './stageHistory';

const errorSchema = z.looseObject({
  error: z.looseObject({
    name: z.string().meta({ examples: ['InputError'] }),
    message: z.string(),
  }),
  request: z.looseObject({}).optional(),
  response: z.looseObject({ statusCode: z.int() }),
});

const exportedValues: { readonly [name: string]: unknown } = {
  ...model,
  ...outcome,
  ...evaluation,
  ...deliveryChoices,
  ...events,
  ...deliveryTypes,
  ...assessmentList,
  ...assessments,
  ...counts,
  ...delivery,
  ...deliveryEvents,
  ...deliveryRequests,
  ...exportedItems,
  ...exported,
  ...filter,
  ...models,
  ...progress,
  ...requests,
  ...stageHistory,
  errorSchema,
};

/** Parts of one parameter, which the document shows in their place. */
const inPlace: readonly z.ZodType[] = [
  exported.exportSubjectSchema,
  filter.checkOutcomeSchema,
  requests.assessmentSortFieldSchema,
  requests.assessmentSortSchema,
];

/**
 * The schemas that can have a name in the OpenAPI document: each exported
 * `stageCountsSchema` is the component `StageCounts`.
 */
export const openApiComponents: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries(exportedValues).flatMap(([name, schema]) =>
    name.endsWith('Schema') &&
    schema instanceof z.ZodType &&
    !inPlace.includes(schema)
      ? [[toComponentName(name), schema] as const]
      : [],
  ),
);

function toComponentName(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1, -'Schema'.length)}`;
}
