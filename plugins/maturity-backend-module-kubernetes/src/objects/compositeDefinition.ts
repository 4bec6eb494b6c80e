import { z } from 'zod';
import { KubernetesObject, Place, readName } from './KubernetesObject';

/** The resources that a CompositeResourceDefinition of Crossplane offers. */
export interface CompositeDefinition extends KubernetesObject {
  readonly group: string;
  readonly version: string;
  /** Of the claims, where there are claims. */
  readonly plural: string;
  readonly offeredKind: string;
}

const names = z.object({ kind: z.string(), plural: z.string() });

const schema = z.object({
  spec: z.object({
    group: z.string(),
    names,
    claimNames: names.nullish(),
    versions: z.array(z.object({ name: z.string(), served: z.boolean() })),
  }),
});

/** Words that are safe in a path. */
const WORD = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** Reads a CompositeResourceDefinition. */
export function readCompositeDefinition(
  item: unknown,
  place: Place,
): CompositeDefinition | undefined {
  const object = readName(item, place);
  const { spec } = schema.safeParse(item).data ?? {};
  const version = spec?.versions.find(({ served }) => served)?.name;
  if (!object || !spec || !version) {
    return undefined;
  }
  const { kind, plural } = spec.claimNames ?? spec.names;
  const isSafe = [spec.group, version, plural].every(word => WORD.test(word));
  return isSafe
    ? { ...object, group: spec.group, version, plural, offeredKind: kind }
    : undefined;
}
