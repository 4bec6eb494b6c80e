import { z } from 'zod';

const REGISTER = 'catalog:register';

/** The entities that the output of a template can name. */
export const outputSchema = z.object({
  entityRef: z.string().optional().catch(undefined),
  links: z
    .array(z.object({ entityRef: z.string().optional().catch(undefined) }))
    .catch([]),
});

/** The part of a task's template that tells what its output means. */
export const specSchema = z.object({
  steps: z
    .array(z.object({ id: z.string(), action: z.string() }))
    .optional()
    .catch(undefined),
  output: outputSchema.optional().catch(undefined),
});

/** The entities that an output names, as they are written. */
export function listRefs({
  entityRef,
  links,
}: z.infer<typeof outputSchema>): readonly string[] {
  const all = [entityRef, ...links.map(link => link.entityRef)];
  return all.filter(ref => ref !== undefined);
}

/**
 * Whether each entity that the output names is the result of a step that registers it.
 * Templates that change an entity name it too.
 */
export function isRegistration({
  steps = [],
  output,
}: z.infer<typeof specSchema>): boolean {
  const results = new Set(
    steps
      .filter(({ action }) => action === REGISTER)
      .flatMap(({ id }) => [`.${id}`, `['${id}']`, `["${id}"]`])
      .map(step => `\${{steps${step}.output.entityRef}}`),
  );
  const refs = output ? listRefs(output) : [];
  return (
    refs.length > 0 && refs.every(ref => results.has(ref.replace(/\s/g, '')))
  );
}
