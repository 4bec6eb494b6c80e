import { Entity } from '@backstage/catalog-model';
import { AssessmentSummary } from '@platform-maturity/backstage-plugin-maturity-common';

/** The entities that an entity names, as refs. */
export interface NamedRefs {
  /** The first is that of `spec.owner`. */
  readonly owners: readonly string[];
  readonly system?: string;
  readonly domain?: string;
  /** The system that names the domain, where the entity does not itself. */
  readonly domainFrom?: string;
}

interface TextFieldSpec {
  readonly read: (entity: Entity, named: NamedRefs) => unknown;
  /** Filters take its values in any case. They are stored in lower case. */
  readonly ignoresCase?: boolean;
}

/**
 * The texts by which assessments are listed, filtered, grouped and exported.
 * Each is a column of the table `assessments`, in the order of an export.
 */
export const textFields = {
  kind: { read: entity => entity.kind, ignoresCase: true },
  type: { read: entity => entity.spec?.type },
  lifecycle: { read: entity => entity.spec?.lifecycle },
  system: { read: (_, named) => named.system, ignoresCase: true },
  domain: { read: (_, named) => named.domain, ignoresCase: true },
} as const satisfies {
  readonly [name: string]: TextFieldSpec;
};

/** The name of a field in {@link textFields}. */
export type TextField = keyof typeof textFields;

/** The texts of one entity. */
export type EntityTexts = Pick<AssessmentSummary, TextField>;

/** The names of all fields. */
export const textFieldNames = Object.keys(textFields) as readonly TextField[];

/** A value as it is stored and compared. */
export function normalizeText<T extends string | undefined>(
  field: TextField,
  value: T,
): T | string {
  const { ignoresCase }: TextFieldSpec = textFields[field];
  return value && ignoresCase ? value.toLowerCase() : value;
}

/** An object with a value for each field. */
export function mapTextFields<T>(
  toValue: (field: TextField) => T,
): Record<TextField, T> {
  const values = {} as Record<TextField, T>;
  for (const name of textFieldNames) {
    values[name] = toValue(name);
  }
  return values;
}

/** The texts of an entity, read field by field. Each entity has a kind. */
export function toEntityTexts(
  read: (field: TextField) => string | null | undefined,
): EntityTexts {
  return mapTextFields(field => read(field) ?? undefined) as EntityTexts;
}
