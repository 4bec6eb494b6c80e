import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import githubModule from '@platform-maturity/backstage-plugin-maturity-backend-module-github';
import repositoryModule from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import {
  CollectedFacts,
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { FakeGithub } from '../plugins/maturity-backend-module-github/src/__testUtils__/FakeGithub';
import { FakeRepository } from '../plugins/maturity-backend-module-github/src/__testUtils__/FakeRepository';
import { readExampleWorld } from '../plugins/maturity-backend-module-github/src/__testUtils__/readExampleWorld';
import { atMost, Figure, printFigure } from './Figure';

const REPOSITORIES = 1_000;
/** Entities in one call of a source, as the pipeline asks. */
const BATCH = 100;

/**
 * How many requests 1,000 repositories on GitHub cost with both sources that ask
 * about them: what GitHub knows, and what their content shows. In the first
 * collection, and in one when nothing has changed.
 */
export async function run(): Promise<Figure[]> {
  const github = await FakeGithub.start(manyRepositories());
  // The limits of a GitHub App in a large organisation. Pauses are not measured
  // here.
  github.remaining = { core: 15_000, graphql: 15_000 };
  const { sources, stop } = await startModules(github);
  try {
    const etags = new Map<string, Map<string, string>>();
    const first = await collect(github, sources, etags);
    const again = await collect(github, sources, etags);
    return [
      {
        ...createFigure('first run, REST', first.rest, 200),
        note: `${first.waiting} of ${first.facts} facts wait for their turn`,
      },
      createFigure('first run, GraphQL', first.graphql, 200, first.seconds),
      createPoints('first run, points of GraphQL', first.points, 1_000),
      createFigure(
        'unchanged, REST, counted',
        again.rest - again.notModified,
        0,
      ),
      createFigure('unchanged, REST, not modified', again.notModified, 1_000),
      createFigure('unchanged, GraphQL', again.graphql, 40, again.seconds),
      createPoints('unchanged, points of GraphQL', again.points, 500),
    ];
  } finally {
    await stop();
    await github.stop();
  }
}

function createFigure(
  name: string,
  value: number,
  budget: number,
  seconds?: number,
) {
  return {
    ...atMost({
      name: `github, ${REPOSITORIES.toLocaleString(
        'en',
      )} repositories: ${name}`,
      value,
      budget,
      unit: 'requests',
    }),
    ...(seconds !== undefined && { note: `${Math.round(seconds)} s` }),
  };
}

function createPoints(name: string, value: number, budget: number) {
  return { ...createFigure(name, value, budget), unit: 'points' };
}

/** Those of the example organisation over and over, each with files of its own. */
function manyRepositories(): FakeRepository[] {
  const examples = readExampleWorld(Date.now());
  return Array.from({ length: REPOSITORIES }, (_, at) => {
    const example = examples[at % examples.length]!;
    const files = Object.entries(example.files ?? {}).map(
      ([path, content]) =>
        [path, Buffer.from(`${Buffer.from(content)}\n# ${at}\n`)] as const,
    );
    return {
      ...example,
      slug: `acme/repository-${at}`,
      files: Object.fromEntries(files),
    };
  });
}

async function startModules(github: FakeGithub) {
  const sources: FactSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        { addFactSource: (...added: FactSource[]) => sources.push(...added) },
      ],
    ],
    features: [
      githubModule,
      repositoryModule,
      mockServices.rootConfig.factory({
        data: { integrations: { github: [github.integration] } },
      }),
    ],
  });
  return { sources, stop: () => backend.stop() };
}

async function collect(
  github: FakeGithub,
  sources: readonly FactSource[],
  etags: Map<string, Map<string, string>>,
) {
  github.requests.length = 0;
  let facts = 0;
  let waiting = 0;
  const began = performance.now();
  for (const source of sources) {
    const known = etags.get(source.id) ?? new Map<string, string>();
    etags.set(source.id, known);
    for (let at = 0; at < REPOSITORIES; at += BATCH) {
      const entities = Array.from({ length: BATCH }, (_, index) =>
        createEntity(at + index),
      );
      const answers = await source.collect({
        entities,
        etags: known,
        signal: new AbortController().signal,
        logger: mockServices.rootLogger(),
      });
      for (const entity of entities) {
        const ref = stringifyEntityRef(entity);
        const answer = answers.get(ref);
        const etag = readEtag(answer, `${source.id} of ${ref}`);
        const seen =
          answer && 'facts' in answer ? Object.values(answer.facts) : [];
        facts += seen.length;
        waiting += seen.filter(isWaiting).length;
        if (etag) {
          known.set(ref, etag);
        }
      }
    }
  }
  const { requests } = github;
  const count = (kind: string) =>
    requests.filter(request => request.kind === kind).length;
  return {
    facts,
    waiting,
    seconds: (performance.now() - began) / 1000,
    graphql: count('graphql'),
    points: requests.reduce((sum, { complexity = 0 }) => sum + complexity, 0),
    rest: count('rest'),
    notModified: requests.filter(({ status }) => status === 304).length,
  };
}

/** Whether a repository has to wait until it may be asked by itself. */
function isWaiting(fact: object): boolean {
  return (
    'unknown' in fact && String(fact.unknown).startsWith('not asked about yet')
  );
}

/** Fails on whatever is no answer: requests that fail would be few. */
function readEtag(answer: CollectedFacts | undefined, what: string) {
  if (!answer || 'error' in answer || 'postponed' in answer) {
    throw new Error(`${what}: ${JSON.stringify(answer)}`);
  }
  return 'facts' in answer ? answer.etag : undefined;
}

function createEntity(index: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `repository-${index}`,
      annotations: {
        'backstage.io/source-location': `url:https://github.com/acme/repository-${index}/`,
      },
    },
  };
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
