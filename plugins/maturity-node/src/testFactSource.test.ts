import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CollectedFacts, CollectOptions, FactSource } from './FactSource';
import { testFactSource } from './testFactSource';

const entity = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
});

const entities = [entity('a'), entity('b')];
const broken = entity('broken');

type Answer = (options: CollectOptions, ref: string) => CollectedFacts;

const good: Answer = ({ etags }, ref) =>
  etags.get(ref) === 'e1'
    ? { unchanged: true }
    : {
        facts: {
          languages: {
            value: ['Go'],
            evidence: [{ title: 'go.mod', url: 'https://example.com/go.mod' }],
          },
          size: { unknown: 'not counted' },
        },
        etag: 'e1',
      };

function sourceOf(
  change: Partial<FactSource> = {},
  answer: Answer = good,
): FactSource {
  return {
    id: 'example',
    title: 'Example',
    description: 'An example.',
    facts: [
      {
        name: 'languages',
        title: 'Languages',
        description: 'Languages.',
        type: 'strings',
        maxAge: { days: 1 },
      },
      {
        name: 'size',
        title: 'Size',
        description: 'Size.',
        type: 'number',
        maxAge: { days: 1 },
      },
    ],
    async collect(options) {
      return new Map(
        options.entities.map(each => {
          const ref = stringifyEntityRef(each);
          return [
            ref,
            each.metadata.name === 'broken'
              ? { error: 'is broken' }
              : answer(options, ref),
          ];
        }),
      );
    },
    ...change,
  };
}

const [languages] = sourceOf().facts;
const oneFact = (value: unknown): Answer => {
  return () => ({ facts: { languages: value } } as unknown as CollectedFacts);
};
let calls = 0;

const violations: [string, FactSource, RegExp][] = [
  ['an id that is not kebab case', sourceOf({ id: 'My Source' }), /kebab case/],
  ['no title', sourceOf({ title: '' }), /a title and a description/],
  ['no facts', sourceOf({ facts: [] }), /at least one fact/],
  ['a batch of none', sourceOf({ batchSize: 0 }), /batchSize/],
  [
    'a fact declared twice',
    sourceOf({ facts: [languages!, languages!] }),
    /example\/languages: declared twice/,
  ],
  [
    'a name that is not camel case',
    sourceOf({ facts: [{ ...languages!, name: 'a-b' }] }),
    /not camel case/,
  ],
  [
    'a fact without a description',
    sourceOf({ facts: [{ ...languages!, description: '' }] }),
    /a fact has a title and a description/,
  ],
  [
    'a max age of nothing',
    sourceOf({ facts: [{ ...languages!, maxAge: {} }] }),
    /maxAge/,
  ],
  [
    'an undeclared fact',
    sourceOf({}, () => ({ facts: { other: { value: 1 } } })),
    /example\/other of component:default\/a: the fact is not declared/,
  ],
  [
    'a value of another type',
    sourceOf({}, oneFact({ value: 'Go' })),
    /expected strings, got "Go"/,
  ],
  [
    'a link that is not on the web',
    sourceOf(
      {},
      oneFact({
        value: [],
        evidence: [{ title: 'x', url: 'data:text/html,x' }],
      }),
    ),
    /no web link/,
  ],
  [
    'credentials in a link',
    sourceOf(
      {},
      oneFact({
        value: [],
        evidence: [{ title: 'x', url: 'https://user:pw@example.com/' }],
      }),
    ),
    /holds credentials/,
  ],
  [
    'unknown without a reason',
    sourceOf({}, oneFact({ unknown: ' ' })),
    /unknown without a reason/,
  ],
  [
    'an empty etag',
    sourceOf({}, () => ({ facts: {}, etag: '' })),
    /etag of component:default\/a is empty/,
  ],
  [
    'an error for an entity that can be looked at',
    sourceOf({}, () => ({ error: 'no' })),
    /should have facts at the first look/,
  ],
  [
    'an entity that was not asked about',
    sourceOf({
      collect: async () => new Map([['component:default/z', { facts: {} }]]),
    }),
    /component:default\/z, which was not asked/,
  ],
  [
    'postponed answers alone',
    sourceOf({}, () => ({
      postponed: { until: '2026-11-28T12:00:00Z', reason: 'Nothing is left.' },
    })),
    /example: component:default\/a was postponed until 2026-11-28T12:00:00Z \(Nothing is left\.\)/,
  ],
  [
    'an answer that is postponed until some time or other',
    sourceOf({}, () => ({ postponed: { until: 'soon', reason: 'Later.' } })),
    /component:default\/a is postponed until "soon", which is no instant/,
  ],
  [
    'an answer that is postponed without a reason',
    sourceOf({}, () => ({
      postponed: { until: '2026-11-28T12:00:00Z', reason: '' },
    })),
    /component:default\/a is postponed without a reason/,
  ],
  [
    'a source that may or may not go on',
    sourceOf({ resumes: false as unknown as true }),
    /resumes is true or left out/,
  ],
  [
    'news of nothing',
    sourceOf({ watch: async () => undefined }),
    /news is of no use without subjectsOf/,
  ],
  [
    'subjects that are no list of names',
    sourceOf({ subjectsOf: () => [''] }),
    /subjectsOf component:default\/a is no list of names: \[""\]/,
  ],
  [
    'nothing at all',
    sourceOf({ collect: async () => new Map() }),
    /no entity was answered/,
  ],
  [
    'facts of a broken entity',
    sourceOf({
      collect: async ({ entities: asked }) =>
        new Map(asked.map(each => [stringifyEntityRef(each), { facts: {} }])),
    }),
    /component:default\/broken should be an error or left out/,
  ],
  [
    'a broken entity that stops the others',
    sourceOf({
      collect: async options =>
        options.entities.some(each => each.metadata.name === 'broken')
          ? new Map()
          : sourceOf().collect(options),
    }),
    /component:default\/a was answered differently/,
  ],
  [
    'another answer each time',
    sourceOf({}, () => ({
      facts: { languages: { value: [`${(calls += 1)}`] } },
    })),
    /answered differently the second time/,
  ],
  [
    'a changed entity',
    sourceOf({}, ({ entities: asked }) => {
      asked[0]!.metadata.title = 'changed';
      return { facts: {} };
    }),
    /handed in was changed/,
  ],
  [
    'work that goes on after an abort',
    sourceOf({
      collect: async options =>
        options.signal.aborted
          ? new Promise(() => {})
          : sourceOf().collect(options),
    }),
    /did not end within 200 ms of an abort/,
  ],
  [
    'a call that hangs',
    sourceOf({ collect: () => new Promise(() => {}) }),
    /took longer than 200 ms/,
  ],
];

describe('testFactSource', () => {
  it('accepts a source that keeps the contract', async () => {
    await expect(
      testFactSource({
        source: sourceOf(),
        entities,
        brokenEntities: [broken],
      }),
    ).resolves.toBeUndefined();
  });

  it('accepts a source that rejects when it is aborted', async () => {
    const source = sourceOf({
      collect: async options => {
        options.signal.throwIfAborted();
        return sourceOf().collect(options);
      },
    });
    await expect(testFactSource({ source, entities })).resolves.toBeUndefined();
  });

  it.each(violations)('refuses %s', async (_, source, message) => {
    await expect(
      testFactSource({
        source,
        entities: entities.map(each => structuredClone(each)),
        brokenEntities: [broken],
        timeout: 200,
      }),
    ).rejects.toThrow(message);
  });

  it('refuses to be run on nothing', async () => {
    await expect(
      testFactSource({ source: sourceOf(), entities: [] }),
    ).rejects.toThrow('at least one entity');
  });
});
