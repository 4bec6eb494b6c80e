import { z } from 'zod';
import {
  AnswerError,
  ApiAccount,
  ApiResponse,
  Known,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Version of the API of Azure DevOps Services and Server 2022.1. */
const VERSION = '7.1';
/** A server may know this version of a list as a preview only. */
const PREVIEW = `${VERSION}-preview.1`;
/** Statuses of a list that the token may not see, or of a service that is off. */
const REFUSALS = [401, 403, 404];

/** Items of a list, and whether there are more. */
export interface ItemList<T> {
  readonly items: readonly T[];
  readonly isCut: boolean;
}

/** A list of the API. */
export interface ListQuestion<T> {
  /** Path below the organization. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly item: z.ZodType<T>;
  /** Pages that are read at most. */
  readonly pages: number;
  /** Size of a page, where the list is paged by numbers instead of tokens. */
  readonly skipBy?: number;
  /** Whether items from this one on do not matter; the list begins with the latest. */
  readonly isTooOld?: (item: T) => boolean;
  /** Longest page that is read. */
  readonly maxBytes?: number;
}

/**
 * Reads a list, page by page.
 *
 * @throws PostponedError, ResponseError for each status other than success, or
 * AnswerError for an answer that is of no use
 */
export async function readList<T>(
  account: ApiAccount,
  question: ListQuestion<T>,
  signal: AbortSignal,
): Promise<ItemList<T>> {
  const { item, pages, skipBy, isTooOld = () => false } = question;
  const page = z.object({ value: z.array(item) });
  const items: T[] = [];
  let next: Readonly<Record<string, string>> | undefined = {};
  for (let number = 1; number <= pages; number += 1) {
    const { body, headers } = await askPage(
      account,
      { ...question, query: { ...question.query, ...next } },
      signal,
    );
    const value = parseAnswer(page, body).value;
    items.push(...value);
    const token = headers['x-ms-continuationtoken'];
    const last = value[value.length - 1];
    if (last === undefined || isTooOld(last)) {
      return { items, isCut: false };
    }
    if (skipBy) {
      next = value.length < skipBy ? undefined : { $skip: `${items.length}` };
    } else {
      next = token ? { continuationToken: token } : undefined;
    }
    if (!next) {
      return { items, isCut: false };
    }
  }
  return { items, isCut: true };
}

async function askPage(
  account: ApiAccount,
  question: Pick<ListQuestion<unknown>, 'path' | 'query' | 'maxBytes'>,
  signal: AbortSignal,
): Promise<ApiResponse> {
  const { path, query = {}, maxBytes } = question;
  const area = /_apis\/(\w+)/.exec(path)?.[1] ?? '';
  const version = account.unsupported.has(area) ? PREVIEW : VERSION;
  try {
    return await account.ask(
      {
        path: `${path}?${toQuery(query, version)}`,
        method: 'GET',
        headers: {},
        maxBytes,
      },
      signal,
    );
  } catch (error) {
    if (
      version !== PREVIEW &&
      error instanceof ResponseError &&
      error.status === 400 &&
      error.message.includes('-preview')
    ) {
      account.unsupported.set(area, true);
      return askPage(account, question, signal);
    }
    throw error;
  }
}

/** Makes the query of a request, with the version of the API. */
export function toQuery(
  query: Readonly<Record<string, string>>,
  version = VERSION,
): string {
  return Object.entries({ ...query, 'api-version': version })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Parses an answer. @throws AnswerError that names the first field that is wrong */
export function parseAnswer<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body);
  if (error) {
    const [issue] = error.issues;
    throw new AnswerError(
      `it answered with something unexpected at ${
        issue?.path.join('.') || 'the root'
      }`,
    );
  }
  return data;
}

/**
 * Waits for a list. One that fails, or that the token may not see, costs only what it
 * would have told.
 *
 * @param what - Names the list: `the builds of shop`.
 * @param needs - What to do about a refusal.
 * @throws PostponedError if the budget is used up
 */
export async function orRefused<T>(
  account: ApiAccount,
  work: Promise<T>,
  options: {
    readonly what: string;
    readonly needs: string;
    readonly signal: AbortSignal;
  },
): Promise<Known<T>> {
  return account.orUnknown<Known<T>>(
    work.catch(error => {
      if (error instanceof ResponseError && REFUSALS.includes(error.status)) {
        const { what, needs } = options;
        return {
          unknown: `${account.host} does not show ${what} (${error.status}): ${needs}`,
        };
      }
      throw error;
    }),
    options.signal,
  ) as Promise<Known<T>>;
}
