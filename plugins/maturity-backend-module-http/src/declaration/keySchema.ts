import { Entity } from '@backstage/catalog-model';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';

/** Fields of `spec` that the backend reads of every entity. */
const SPEC_FIELDS = [
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.subdomainOf',
];

const FIELD = /\{([^{}]*)\}/g;

const template = text.superRefine((value, context) => {
  const fields = listFields(value);
  if (fields.length === 0) {
    context.addIssue('must name a field of the entity: {metadata.name}');
  }
  for (const field of fields) {
    if (
      field !== 'kind' &&
      !/^metadata\../.test(field) &&
      !SPEC_FIELDS.includes(field)
    ) {
      const fieldNames = ['kind', 'metadata.name', ...SPEC_FIELDS];
      context.addIssue(
        `cannot read {${field}}, only kind, metadata.… and ${SPEC_FIELDS.join(
          ', ',
        )}${didYouMean(field, fieldNames)}`,
      );
    }
  }
});

const shape = settings({
  /** The first of these annotations that the entity has. */
  annotation: z
    .union([text, z.array(text).min(1, 'must not be empty')], {
      error: 'must be an annotation, or a list of them',
    })
    .optional(),
  /** Separates several keys in one annotation. */
  separator: z.string('must be a text').min(1, 'must not be empty').optional(),
  /** Only what is behind the last of these in the annotation is the key. */
  afterLast: z.string('must be a text').min(1, 'must not be empty').optional(),
  /** Over fields of the entity: `{metadata.namespace}/{metadata.name}`. */
  template: template.optional(),
});

export const keySchema = shape
  .refine(
    value =>
      (value.annotation === undefined) !== (value.template === undefined),
    'must have exactly one of annotation, template',
  )
  .superRefine((value, context) => {
    for (const name of ['separator', 'afterLast'] as const) {
      if (value[name] !== undefined && value.annotation === undefined) {
        const message = 'is only for an annotation';
        context.addIssue({ code: 'custom', path: [name], message });
      }
    }
  })
  .transform(value => value as KeyDeclaration);

/** The keys of an entity, by which it is found in what a tool answers. */
export type KeyDeclaration =
  | {
      readonly annotation: string | readonly string[];
      readonly separator?: string;
      readonly afterLast?: string;
    }
  | { readonly template: string };

/** Lists the fields that a template over an entity names. */
function listFields(pattern: string): readonly string[] {
  return [...pattern.matchAll(FIELD)].map(([, field]) => field.trim());
}

/** Fills a template with fields of an entity; `undefined` if one has no text. */
export function fillFields(
  pattern: string,
  entity: Entity,
): string | undefined {
  let isFilled = true;
  const filled = pattern.replace(FIELD, (_, field: string) => {
    const value = readField(entity, field.trim());
    isFilled &&= value !== undefined;
    return value ?? '';
  });
  return isFilled ? filled : undefined;
}

function readField(entity: Entity, field: string): string | undefined {
  // The names of annotations and labels contain dots.
  const [, map, key] =
    /^metadata\.(annotations|labels)\.(.+)$/.exec(field) ?? [];
  const segments = map ? ['metadata', map, key] : field.split('.');
  let value: unknown = entity;
  for (const segment of segments) {
    value =
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, segment)
        ? Reflect.get(value, segment)
        : undefined;
  }
  return typeof value === 'number' || (typeof value === 'string' && value)
    ? String(value)
    : undefined;
}
