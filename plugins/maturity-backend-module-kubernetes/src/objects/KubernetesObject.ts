import { z } from 'zod';

/** Names and labels of an object. The rest of what the cluster sent is dropped. */
export interface KubernetesObject {
  readonly cluster: string;
  readonly kind: string;
  /** None of an object of the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Where an object was listed. */
export interface Place {
  readonly cluster: string;
  readonly kind: string;
}

const texts = z.record(z.string(), z.string()).nullish();

const schema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().optional(),
    labels: texts,
    annotations: texts,
  }),
});

/** An object with its annotations. */
export type ReadMeta = KubernetesObject & {
  readonly annotations: Readonly<Record<string, string>>;
};

/** Reads names, labels and annotations. Undefined for what is no object. */
export function readMeta(item: unknown, place: Place): ReadMeta | undefined {
  const { metadata } = schema.safeParse(item).data ?? {};
  return (
    metadata && {
      ...place,
      namespace: metadata.namespace,
      name: metadata.name,
      labels: metadata.labels ?? {},
      annotations: metadata.annotations ?? {},
    }
  );
}

/** Reads what is enough of an object that only has to be there. */
export function readName(
  item: unknown,
  place: Place,
): KubernetesObject | undefined {
  const meta = readMeta(item, place);
  if (!meta) {
    return undefined;
  }
  const { annotations, ...object } = meta;
  return object;
}

/** The key of an object in its cluster. */
export function toKey({
  kind,
  namespace,
  name,
}: {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}): string {
  return JSON.stringify([kind, namespace ?? '', name]);
}

/** Names an object for people: `Deployment shop/checkout in prod`. */
export function describeObject(object: KubernetesObject): string {
  const { kind, namespace, name, cluster } = object;
  const place = namespace ? `${namespace}/${name}` : name;
  return `${kind} ${place} in ${cluster}`;
}
