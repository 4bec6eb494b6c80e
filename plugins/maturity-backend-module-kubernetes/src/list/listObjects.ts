import {
  AnswerError,
  ApiAccount,
  PostponedError,
  ResponseError,
  yieldToEventLoop,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';
import { KubernetesObject } from '../objects/KubernetesObject';
import { describeFailure } from './describeFailure';
import { ResourceType } from './resourceTypes';

/** Objects on a page, and the least where a page is too long. */
const PAGE_SIZE = 500;
const SMALLEST_PAGE = 8;
/** A cluster with more has to be asked another way. */
export const MAX_OBJECTS = 100_000;

const NAMES_ONLY =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** The objects of one type in one cluster. */
export interface ObjectList<T extends KubernetesObject> {
  readonly objects: readonly T[];
  /** Why objects may be missing, for people; empty if all are there. */
  readonly gaps: readonly string[];
  /** Set if the cluster wants to be left alone. */
  readonly postponed?: { readonly until: string; readonly reason: string };
}

/** A list to ask a cluster for. */
export interface ListRequest<T extends KubernetesObject> {
  readonly cluster: string;
  readonly account: ApiAccount;
  readonly type: ResourceType<T>;
  readonly version: string;
  /** Only objects with this label. */
  readonly labelKey?: string;
  readonly excludedNamespaces: readonly string[];
  /** Longest page that is read, 20 MB when left out. */
  readonly maxBytes?: number;
  readonly signal: AbortSignal;
}

const pageSchema = z.object({
  metadata: z.object({ continue: z.string().nullish() }).nullish(),
  items: z.array(z.unknown()).nullable(),
});

/**
 * Lists the objects of one type, page by page. A failure is a gap.
 *
 * @throws the reason of the signal once it is aborted
 */
export async function listObjects<T extends KubernetesObject>(
  request: ListRequest<T>,
): Promise<ObjectList<T>> {
  const objects: T[] = [];
  try {
    await readPages(request, objects);
    return { objects, gaps: [] };
  } catch (error) {
    request.signal.throwIfAborted();
    if (isNotInstalled(error, request.type) && objects.length === 0) {
      return { objects, gaps: [] };
    }
    const gaps = [describeFailure(request, error)];
    return error instanceof PostponedError
      ? {
          objects,
          gaps,
          postponed: { until: error.until, reason: error.message },
        }
      : { objects, gaps };
  }
}

async function readPages<T extends KubernetesObject>(
  request: ListRequest<T>,
  objects: T[],
): Promise<void> {
  let limit = PAGE_SIZE;
  let next: string | undefined;
  let isAgain = false;
  for (;;) {
    try {
      const page = await readPage(request, limit, next);
      await addObjects(request, page.items ?? [], objects);
      next = page.metadata?.continue || undefined;
      if (next === undefined) {
        return;
      }
    } catch (error) {
      if (isTooLong(error) && limit > SMALLEST_PAGE) {
        limit = Math.max(SMALLEST_PAGE, Math.floor(limit / 4));
      } else if (isExpired(error) && next !== undefined && !isAgain) {
        isAgain = true;
        next = undefined;
        objects.length = 0;
      } else {
        throw error;
      }
    }
    if (objects.length > MAX_OBJECTS) {
      throw new AnswerError(`there are more than ${MAX_OBJECTS}`);
    }
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof AnswerError && error.isTooLong;
}

/** The cluster no longer knows the state that the first pages are of. */
function isExpired(error: unknown): boolean {
  return error instanceof ResponseError && error.status === 410;
}

async function readPage<T extends KubernetesObject>(
  { account, type, version, labelKey, maxBytes, signal }: ListRequest<T>,
  limit: number,
  next: string | undefined,
): Promise<z.infer<typeof pageSchema>> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (labelKey) {
    query.set('labelSelector', labelKey);
  }
  if (next) {
    query.set('continue', next);
  }
  const { body } = await account.ask(
    {
      path: `/apis/${type.group}/${version}/${type.plural}?${query}`,
      method: 'GET',
      headers: type.isNameOnly ? { accept: NAMES_ONLY } : {},
      maxBytes,
    },
    signal,
  );
  const page = pageSchema.safeParse(body);
  if (!page.success) {
    throw new AnswerError('it answered with something else than a list');
  }
  return page.data;
}

async function addObjects<T extends KubernetesObject>(
  { cluster, type, excludedNamespaces }: ListRequest<T>,
  items: readonly unknown[],
  objects: T[],
): Promise<void> {
  for await (const item of yieldToEventLoop(items)) {
    const object = type.read(item, { cluster, kind: type.kind });
    if (!object) {
      throw new AnswerError(`it listed something else than a ${type.kind}`);
    }
    if (!excludedNamespaces.includes(object.namespace ?? '')) {
      objects.push(object);
    }
  }
}

/** A cluster without a type answers "not found", and so does a wrong address. */
function isNotInstalled<T extends KubernetesObject>(
  error: unknown,
  type: ResourceType<T>,
): boolean {
  return (
    !type.isBuiltIn && error instanceof ResponseError && error.status === 404
  );
}
