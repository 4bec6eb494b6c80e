import { text } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { JsonPath } from './jsonPath';
import { listPlaceholders, listTexts } from './placeholders';
import { DeclarationProblem } from './problems';
import { hasOpenQuote } from './promqlTexts';

/** Settings of a request that is a query of PromQL. */
export const promqlSettings = {
  /** Sent once for all entities, for its value at this time. */
  promql: text.optional(),
  /** The label, or labels, of a series with the keys of its entities. */
  label: z
    .union([text, z.array(text).min(1, 'must not be empty')], {
      error: 'must be the name of a label, or a list of them',
    })
    .transform(value => [value].flat())
    .optional(),
};

/** Settings that a query of PromQL has no use for. */
const OTHERS = [
  'get',
  'post',
  'graphql',
  'body',
  'variables',
  'pages',
  'batch',
  'items',
  'itemKey',
  'itemLabels',
] as const;

interface WithPromql {
  readonly promql?: string;
  readonly label?: readonly string[];
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Finds contradictions between the settings of a query and others. */
export function* findPromqlProblems(
  request: WithPromql & {
    readonly [name in (typeof OTHERS)[number]]?: unknown;
  },
): Iterable<DeclarationProblem> {
  const { promql, label, query = {} } = request;
  if (promql === undefined) {
    if (label !== undefined) {
      yield { at: ['label'], problem: 'is only for promql' };
    }
    if (request.items === undefined) {
      yield { at: ['items'], problem: 'must be a text' };
    }
    return;
  }
  for (const name of OTHERS) {
    if (request[name] !== undefined) {
      yield { at: [name], problem: 'has no use with promql' };
    }
  }
  if (label === undefined) {
    const problem = 'must say which label has the key of an entity';
    yield { at: ['label'], problem };
  }
  if (hasOpenQuote(promql)) {
    yield { at: ['promql'], problem: 'has a text in quotes without an end' };
  }
  for (const { text: each, at } of listTexts(query as never)) {
    for (const name of listPlaceholders(each)) {
      if (name === 'key' || name === 'keys') {
        const problem = `{${name}} has no use with promql, which is sent once for all entities`;
        yield { at: ['query', ...at], problem };
      }
    }
  }
}

/** Says where a query of PromQL is sent, and how series belong to entities. */
export function completePromql({ label = [] }: WithPromql) {
  return {
    post: '/api/v1/query',
    items: JsonPath.parse('$[*]'),
    itemKey: label.map(name =>
      JsonPath.parse(`$.labels[${JSON.stringify(name)}]`),
    ),
  };
}
