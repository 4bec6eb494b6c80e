import { z } from 'zod';
import * as deliveryChoices from '../delivery/choices';
import * as events from '../delivery/events';
import * as deliveryTypes from '../delivery/types';
import * as outcome from '../evaluate/outcome';
import * as input from '../evaluate/input';
import * as evaluation from '../evaluate/types';
import * as model from '../model/types';
import * as assessmentList from './assessmentList';
import * as assessments from './assessments';
import * as attestations from './attestations';
import * as counts from './counts';
import * as delivery from './delivery';
import * as deliveryEvents from './deliveryEvents';
import * as exportedItems from './exportedItems';
import * as exemptions from './exemptions';
import * as exported from './exports';
import * as filter from './filter';
import * as goneEntities from './goneEntities';
import * as targets from './targets';
import * as trySource from './trySource';
import * as models from './models';
import * as progress from './progress';
import * as declaredFacts from './declaredFacts';
import * as pushedFacts from './pushedFacts';
import * as requests from './requests';
import * as sources from './sources';
import * as stageHistory from './stageHistory';
import * as survey from './survey';

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
  ...input,
  ...evaluation,
  ...deliveryChoices,
  ...events,
  ...deliveryTypes,
  ...assessmentList,
  ...assessments,
  ...attestations,
  ...counts,
  ...delivery,
  ...deliveryEvents,
  ...exportedItems,
  ...exemptions,
  ...exported,
  ...filter,
  ...goneEntities,
  ...targets,
  ...trySource,
  ...models,
  ...progress,
  ...declaredFacts,
  ...pushedFacts,
  ...requests,
  ...sources,
  ...stageHistory,
  ...survey,
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

/** A part of the document. */
export type Part = { [key: string]: unknown };

/** A JSON Schema. */
export type Schema = Part & {
  $ref?: string;
  description?: string;
  example?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  items?: unknown;
  prefixItems?: unknown[];
  propertyNames?: { type?: unknown };
  properties?: { [name: string]: Schema };
  required?: string[];
};

/** Schemas by name. */
export type Components = { [name: string]: Schema };

/** Refers to a schema by name. */
export const toRef = (name: string) => ({
  $ref: `#/components/schemas/${name}`,
});

/** Removes keywords that only zod needs. */
function tidy(schema: Schema): void {
  delete schema.readOnly;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) {
    delete schema.minimum;
  }
  if (schema.maximum === Number.MAX_SAFE_INTEGER) {
    delete schema.maximum;
  }
  if (schema.format) {
    delete schema.pattern;
  }
  // A tuple of equal items, as tools of OpenAPI understand it.
  if (schema.prefixItems) {
    [schema.items] = schema.prefixItems;
    delete schema.prefixItems;
  }
  if (schema.propertyNames?.type === 'string') {
    delete schema.propertyNames;
  }
}

/** Each schema with a name as JSON Schema, which refers to the others by name. */
export function toComponents(): Components {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of openApiComponents) {
    registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: id => toRef(id).$ref,
    override: ({ jsonSchema }) => tidy(jsonSchema as Schema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [
      id,
      schema as Schema,
    ]),
  );
}

/** The name of each schema that has one. */
export const componentNames = new Map(
  Array.from(openApiComponents, ([name, schema]) => [schema, name]),
);

/** A schema by its name, or as it is where it has none. */
export function toSchema(schema: z.ZodType): Schema {
  const name = componentNames.get(schema);
  if (name) {
    return toRef(name);
  }
  const { $schema, ...own } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => tidy(jsonSchema as Schema),
  });
  return own as Schema;
}
