import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import {
  PostponedError,
  ResponseError,
  shorten,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { RequestDeclaration } from '../declaration/schema';
import { Values } from './fill';
import { ItemList } from './ItemList';
import { Page, walkPages } from './pages';
import { readGraphqlGap } from './readGraphqlGap';
import { FoundItems, readItems } from './readItems';
import { readSeries } from './readSeries';
import { ServerAnswer, ToolServer } from './ToolServer';
import { toPath, toRequest } from './toRequest';
import { ToolAnswer } from './types';

/** Characters of a query that an error repeats. */
const MAX_QUERY = 120;

/** A list to read from one server. */
export interface ListOptions {
  readonly server: ToolServer;
  readonly request: RequestDeclaration;
  readonly values: Values;
  /** Of all pages, as they were sent. */
  readonly maxBytes: number;
  /** Returns why one more request may not be sent, if it may not. */
  readonly admit: () => string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Reads a list page by page. Whatever keeps it from being complete is a gap.
 *
 * @throws PostponedError if the server wants to be left alone, the reason of the signal
 * once that is aborted
 */
export async function readList(options: ListOptions): Promise<ToolAnswer> {
  const { server, request, admit } = options;
  const list = new ItemList();
  const gaps: string[] = [];
  let path = '';
  const walk = walkPages(request.pages, address =>
    toPath(address, server.baseUrl, path),
  );
  let bytes = 0;
  let page: Page | undefined = walk.first;
  for (let number = 1; page; number += 1) {
    const end = whyEnd(options, { number, bytes }) ?? admit();
    if (end !== undefined) {
      gaps.push(cut(server, number - 1, end));
      break;
    }
    const asked = await askPage(options, page, number);
    if ('gap' in asked) {
      gaps.push(asked.gap);
      break;
    }
    const { answer } = asked;
    path = asked.path;
    bytes += answer.bytes;
    const { items, length, gap } = await readPage(options, answer);
    list.add(items);
    if (gap !== undefined) {
      gaps.push(gap);
    }
    page = walk.next({ ...answer, items, length });
  }
  gaps.push(...[...walk.gaps].map(gap => `${server.host} ${gap}`));
  return { items: list.toItems(server), gaps };
}

/** Says why a list ends before its end. */
function whyEnd(
  { request, maxBytes }: ListOptions,
  { number, bytes }: { readonly number: number; readonly bytes: number },
): string | undefined {
  if (request.pages && number > request.maxPages) {
    return 'raise `maxPages`';
  }
  return bytes > maxBytes
    ? `it has more than ${maxBytes / 1_000_000} MB`
    : undefined;
}

function cut(server: ToolServer, pages: number, reason: string): string {
  return pages === 0
    ? `${server.host} was not asked: ${reason}`
    : `the list of ${server.host} was cut after ${pages} ${
        pages === 1 ? 'page' : 'pages'
      }: ${reason}`;
}

async function askPage(
  { server, request, values, signal }: ListOptions,
  page: Page,
  number: number,
): Promise<
  | { readonly answer: ServerAnswer; readonly path: string }
  | { readonly gap: string }
> {
  try {
    const filled = toRequest(request, page, values, server.baseUrl);
    const answer = await server.ask(filled, signal);
    return { answer, path: filled.path };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof PostponedError) {
      throw error;
    }
    if (error instanceof InputError) {
      return { gap: `${server.host} was not asked: ${error.message}` };
    }
    const [template] = (request.get ?? request.post ?? '').split('?');
    const path = template || '/';
    const { permission } = request;
    const query = describeQuery(request, error);
    const gap = `${server.describe(error, { path, permission })}${query}`;
    return { gap: number === 1 ? gap : `${gap} (page ${number})` };
  }
}

/** An error names a place in the query of PromQL, but not the query. */
function describeQuery({ promql }: RequestDeclaration, error: unknown): string {
  return promql !== undefined &&
    error instanceof ResponseError &&
    (error.status === 400 || error.status === 422)
    ? `; the query is \`${shorten(promql, MAX_QUERY)}\``
    : '';
}

async function readPage(
  { server, request }: ListOptions,
  { body }: ServerAnswer,
): Promise<FoundItems> {
  const answer = await readAnswer(request, body);
  const found = await readItems(request.items, answer.body);
  const gap = answer.gap ?? found.gap;
  return {
    ...found,
    gap: gap && `${server.host} ${server.clean(gap)}`,
  };
}

/** Reads what the languages of queries have around the items. */
async function readAnswer(
  { graphql, promql }: RequestDeclaration,
  body: JsonValue,
): Promise<{ readonly body: JsonValue; readonly gap?: string }> {
  if (promql !== undefined) {
    const { series, gap } = await readSeries(body);
    return { body: series, gap };
  }
  return {
    body,
    gap: graphql === undefined ? undefined : readGraphqlGap(body),
  };
}
