import { JsonObject } from '@backstage/types';
import { byQuery } from '../__testUtils__/changes';
import { declareSource, gateFact } from '../__testUtils__/declare';
import { toEvidence } from '../facts/toEvidence';
import { toItems } from '../__testUtils__/MemoryToolReader';

const parameters = { app: 'a "b"' };

/** The link of a fact that `up{app="a \"b\""} > 0` tells. */
function link(changes: JsonObject = {}) {
  const { declaration } = declareSource({
    ...byQuery({ promql: 'up{app="{parameters.app}"} > 0' }),
    parameters,
    ...changes,
  });
  const [item] = toItems([{}], 'https://prometheus.example/base');
  const [evidence] = toEvidence(
    declaration.facts.gate!,
    { keys: ['shop'], items: [{ ...item!, key: 'shop' }], gaps: [] },
    { servers: ['https://prometheus.example/base'], parameters },
  );
  return evidence?.url;
}

const query = 'up{app="a \\"b\\""} > 0';

describe('the link to a query of PromQL', () => {
  it('leads to the page of the server', () => {
    const url = new URL(link()!);
    expect(url.origin + url.pathname).toBe(
      'https://prometheus.example/base/graph',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'g0.expr': query,
      'g0.tab': '1',
    });
  });

  it('leads to Grafana Explore', () => {
    const grafana = { url: 'https://grafana.example/', dataSource: 'mimir' };
    const url = new URL(link({ graphs: { grafana } })!);
    expect(url.origin + url.pathname).toBe('https://grafana.example/explore');
    const panes = JSON.parse(url.searchParams.get('panes')!);
    expect(Object.values(panes)).toMatchObject([
      { datasource: 'mimir', queries: [{ refId: 'A', expr: query }] },
    ]);
    expect(url.searchParams.get('schemaVersion')).toBe('1');
  });

  it('leads to any other page', () => {
    const url = 'https://graphs.example/{parameters.app}?of={key}&q={query}';
    expect(link({ graphs: { url } })).toBe(
      `https://graphs.example/a%20%22b%22?of=shop&q=${encodeURIComponent(
        query,
      )}`,
    );
  });

  it('leads to what the fact says instead', () => {
    const evidence = { title: 'Targets', url: '{server}/targets' };
    expect(link({ facts: { gate: { ...gateFact, evidence } } })).toBe(
      'https://prometheus.example/base/targets',
    );
  });
});
