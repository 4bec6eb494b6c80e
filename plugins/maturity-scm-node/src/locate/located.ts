import { toShortLine } from './entityLinks';

/** The repository of an entity, or what is wrong with its annotations. @public */
export type Located<Location> =
  | { readonly repository: Location }
  | { readonly problem: string };

/**
 * Finds the repository that a linked URL leads into; `undefined` if none is linked.
 *
 * @param noun - The host's word for a repository.
 * @public
 */
export function locateLinked<Location>(
  linked: URL | undefined,
  locate: (url: URL) => Location | undefined,
  noun = 'repository',
): Located<Location> | undefined {
  if (!linked) {
    return undefined;
  }
  const repository = locate(linked);
  return repository
    ? { repository }
    : { problem: `${toShortLine(linked.href)} does not name a ${noun}` };
}

/**
 * Says what is wrong with an annotation.
 *
 * @param form - What it should be: `of the form owner/name`.
 * @public
 */
export function describeAnnotation(
  annotation: string,
  value: string,
  form: string,
): { readonly problem: string } {
  return {
    problem: `the annotation ${annotation} is '${toShortLine(
      value,
    )}', which is not ${form}`,
  };
}
