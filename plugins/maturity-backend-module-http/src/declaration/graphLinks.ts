import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { linkTemplate } from './factSchema';
import { JsonPath } from './jsonPath';
import { fillPromql } from './promqlTexts';
import { exactlyOne, webAddress } from './values';

/** The page of Prometheus and of Thanos that shows the values of a query. */
const DEFAULT_URL = '{server}/graph?g0.expr={query}&g0.tab=1';

/** Where people see what a query of PromQL finds. */
export const graphsSchema = exactlyOne({
  /** With `{query}`, and `{server}` and `{parameters.…}` as other links. */
  url: linkTemplate.refine(
    value => value.includes('{query}'),
    'must contain {query}',
  ),
  /** Grafana Explore. */
  grafana: settings({
    url: webAddress.refine(
      value => !/[?#]/.test(value),
      'must not contain a query or a fragment',
    ),
    /** The `uid` of the data source. */
    dataSource: text,
  }),
});

/** Where people see what a query of PromQL finds. */
export type GraphsDeclaration = z.infer<typeof graphsSchema>;

/** The parts of a source that tell its links. */
interface WithLinks {
  readonly requests: Readonly<Record<string, { readonly promql?: string }>>;
  readonly facts: Readonly<
    Record<
      string,
      {
        readonly from: string;
        readonly evidence: { readonly url?: JsonPath | string };
      }
    >
  >;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly graphs?: GraphsDeclaration;
}

/** Links facts that a query of PromQL tells to the page that shows it, where they have no link. */
export function addGraphLinks<T extends WithLinks>(source: T): T {
  const { requests, facts, parameters = {}, graphs } = source;
  const linked = Object.entries(facts).map(([name, fact]) => {
    const { promql } = requests[fact.from] ?? {};
    if (promql === undefined || fact.evidence.url !== undefined) {
      return [name, fact];
    }
    const url = toGraphLink(fillPromql(promql, parameters), graphs);
    return [name, { ...fact, evidence: { ...fact.evidence, url } }];
  });
  return { ...source, facts: Object.fromEntries(linked) };
}

/** Returns a template without `{query}`: encoded, a query has no braces. */
function toGraphLink(
  query: string,
  graphs: GraphsDeclaration | undefined,
): string {
  if (graphs && 'grafana' in graphs) {
    const { url, dataSource } = graphs.grafana;
    const panes = {
      maturity: {
        datasource: dataSource,
        queries: [
          {
            refId: 'A',
            expr: query,
            instant: true,
            datasource: { type: 'prometheus', uid: dataSource },
          },
        ],
        range: { from: 'now-1h', to: 'now' },
      },
    };
    return `${url.replace(
      /\/+$/,
      '',
    )}/explore?schemaVersion=1&panes=${encodeURIComponent(
      JSON.stringify(panes),
    )}`;
  }
  const template = graphs?.url ?? DEFAULT_URL;
  return template.replaceAll('{query}', () => encodeURIComponent(query));
}
