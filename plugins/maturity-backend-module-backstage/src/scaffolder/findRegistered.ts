import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { Gap, PortalPlugin } from '../plugins/PortalPlugin';
import { listRefs, outputSchema } from './registration';
import { TemplateRuns } from './TemplateRuns';

/** Tasks that are asked for before the number of requests is looked at. */
const BATCH = 20;

/** No event has a higher id. The last one is always part of the answer. */
const AFTER = Number.MAX_SAFE_INTEGER;

/** The entities that runs of a template registered. */
export interface Registered {
  readonly refs: ReadonlySet<string>;
  /** Why some may be missing. */
  readonly gap?: Gap;
}

/** Options of {@link findRegistered}. */
export interface FindOptions {
  readonly plugin: Pick<PortalPlugin, 'getOnce' | 'requests'>;
  readonly templateRef: string;
  readonly runs: TemplateRuns;
  /** Requests of the plugin at which it is enough. */
  readonly until: number;
  readonly signal: AbortSignal;
}

const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.object({ output: outputSchema.optional().catch(undefined) }),
  }),
);

/**
 * Reads the results of runs, the newest first. Each is asked for once, without its log.
 *
 * @throws PostponedError if the rate limit is used up, or the reason of the signal once
 * it is aborted
 */
export async function findRegistered(
  options: FindOptions,
): Promise<Registered> {
  const { plugin, templateRef, runs, until, signal } = options;
  const refs = new Set<string>();
  const tasks = runs
    .find(templateRef)
    .filter(task => task.isRegistration && task.status === 'completed');
  for (let at = 0; at < tasks.length; at += BATCH) {
    if (plugin.requests >= until) {
      const left = tasks.length - at;
      const unknown = `the results of ${left} older runs follow in the next runs`;
      return { refs, gap: { unknown, isSettled: true } };
    }
    const answers = await Promise.all(
      tasks.slice(at, at + BATCH).map(({ id }) => {
        const path = `/v2/tasks/${encodeURIComponent(id)}/events`;
        return plugin.getOnce(`${path}?after=${AFTER}`, readRefs, signal);
      }),
    );
    for (const answer of answers) {
      if ('unknown' in answer) {
        return { refs, gap: answer };
      }
      // A task can be deleted since it was listed.
      const found = 'body' in answer ? (answer.body as string[]) : [];
      found.forEach(ref => refs.add(ref));
    }
  }
  return { refs, gap: runs.gap };
}

/** The refs in the last event, in their normal form. */
function readRefs(body: unknown): string[] {
  const events = eventsSchema.safeParse(body).data ?? [];
  return events
    .filter(({ type }) => type === 'completion')
    .flatMap(event => (event.body.output ? listRefs(event.body.output) : []))
    .flatMap(toRef);
}

function toRef(ref: string): string[] {
  try {
    return [stringifyEntityRef(parseEntityRef(ref))];
  } catch {
    return [];
  }
}
