import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CollectedFacts, CollectOptions, FactSource } from './FactSource';
import { testFactSource } from './testUtils';

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

function sourceWith(
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

const [languages] = sourceWith().facts;
const oneFact = (value: unknown): Answer => {
  return () => ({ facts: { languages: value } } as unknown as CollectedFacts);
};
let calls = 0;

const violations: [string, FactSource, RegExp][] = [
  [
    'an id that is not kebab case',
    sourceWith({ id: 'My Source' }),
    /kebab case/,
  ],
  ['no title', sourceWith({ title: '' }), /title: must not be empty/],
  ['no facts', sourceWith({ facts: [] }), /must have at least one fact/],
  ['a batch of none', sourceWith({ batchSize: 0 }), /batchSize/],
  [
    'a fact declared twice',
    sourceWith({ facts: [languages!, languages!] }),
    /facts: must have different names/,
  ],
  [
    'a name that is not camel case',
    sourceWith({ facts: [{ ...languages!, name: 'a-b' }] }),
    /facts\.0\.name: must be camel case/,
  ],
  [
    'a fact without a description',
    sourceWith({ facts: [{ ...languages!, description: '' }] }),
    /facts\.0\.description: must not be empty/,
  ],
  [
    'a max age of nothing',
    sourceWith({ facts: [{ ...languages!, maxAge: {} }] }),
    /maxAge/,
  ],
  [
    'an undeclared fact',
    sourceWith({}, () => ({ facts: { other: { value: 1 } } })),
    /example\/other of component:default\/a: the fact is not declared/,
  ],
  [
    'a value of another type',
    sourceWith({}, oneFact({ value: 'Go' })),
    /example\/languages of component:default\/a: the source reported type 'string' where it declares type 'strings'/,
  ],
  [
    'a link that is not on the web',
    sourceWith(
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
    sourceWith(
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
    sourceWith({}, oneFact({ unknown: ' ' })),
    /unknown without a reason/,
  ],
  [
    'an empty etag',
    sourceWith({}, () => ({ facts: {}, etag: '' })),
    /component:default\/a: the etag is empty/,
  ],
  [
    'an error for an entity that can be looked at',
    sourceWith({}, () => ({ error: 'no' })),
    /should have facts at first/,
  ],
  [
    'an entity that was not asked about',
    sourceWith({
      collect: async () => new Map([['component:default/z', { facts: {} }]]),
    }),
    /component:default\/z, which was not asked/,
  ],
  [
    'postponed answers alone',
    sourceWith({}, () => ({
      postponed: { until: '2026-11-28T12:00:00Z', reason: 'Nothing is left.' },
    })),
    /example: component:default\/a was postponed until 2026-11-28T12:00:00Z \(Nothing is left\.\)/,
  ],
  [
    'an answer that is postponed until some time or other',
    sourceWith({}, () => ({ postponed: { until: 'soon', reason: 'Later.' } })),
    /component:default\/a: postponed until "soon", which is no instant/,
  ],
  [
    'an answer that is postponed without a reason',
    sourceWith({}, () => ({
      postponed: { until: '2026-11-28T12:00:00Z', reason: '' },
    })),
    /component:default\/a: postponed without a reason/,
  ],
  [
    'resumable that is no boolean',
    sourceWith({ resumable: 'yes' as unknown as true }),
    /resumable: must be true or false/,
  ],
  [
    'changes of nothing',
    sourceWith({ subscribe: async () => undefined }),
    /resourceKeys: must be there for subscribe/,
  ],
  [
    'resource keys that are no list of names',
    sourceWith({ resourceKeys: () => [''] }),
    /resourceKeys of component:default\/a is no list of names: \[""\]/,
  ],
  [
    'nothing at all',
    sourceWith({ collect: async () => new Map() }),
    /no entity was answered/,
  ],
  [
    'facts of a broken entity',
    sourceWith({
      collect: async ({ entities: asked }) =>
        new Map(asked.map(each => [stringifyEntityRef(each), { facts: {} }])),
    }),
    /component:default\/broken should be an error or left out/,
  ],
  [
    'a broken entity that stops the others',
    sourceWith({
      collect: async options =>
        options.entities.some(each => each.metadata.name === 'broken')
          ? new Map()
          : sourceWith().collect(options),
    }),
    /component:default\/a was answered differently/,
  ],
  [
    'another answer each time',
    sourceWith({}, () => ({
      facts: { languages: { value: [`${(calls += 1)}`] } },
    })),
    /answered differently the second time/,
  ],
  [
    'a changed entity',
    sourceWith({}, ({ entities: asked }) => {
      asked[0]!.metadata.title = 'changed';
      return { facts: {} };
    }),
    /the source changed its arguments/,
  ],
  [
    'work that goes on after an abort',
    sourceWith({
      collect: async options =>
        options.signal.aborted
          ? new Promise(() => {})
          : sourceWith().collect(options),
    }),
    /did not end within 200 ms of an abort/,
  ],
  [
    'a call that hangs',
    sourceWith({ collect: () => new Promise(() => {}) }),
    /took longer than 200 ms/,
  ],
];

describe('testFactSource', () => {
  it('accepts a source that keeps the contract', async () => {
    await expect(
      testFactSource({
        source: sourceWith(),
        entities,
        brokenEntities: [broken],
      }),
    ).resolves.toBeUndefined();
  });

  it('accepts a source that rejects when it is aborted', async () => {
    const source = sourceWith({
      collect: async options => {
        options.signal.throwIfAborted();
        return sourceWith().collect(options);
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
      testFactSource({ source: sourceWith(), entities: [] }),
    ).rejects.toThrow('at least one entity');
  });
});
