import { checkFactSource } from './checkFactSource';
import { FactSource } from './FactSource';

const resourceKeys = () => [];
const subscribe = async () => undefined;

function sourceWith(parts: { readonly [key: string]: unknown }): FactSource {
  return {
    id: 'fake',
    title: 'Fake',
    description: 'A source for tests.',
    facts: [
      {
        name: 'isTested',
        title: 'Tested',
        description: 'Whether it is tested.',
        type: 'boolean',
        maxAge: { days: 1 },
      },
    ],
    collect: async () => new Map(),
    ...parts,
  };
}

const fact = sourceWith({}).facts[0]!;

describe('checkFactSource', () => {
  it.each([
    ['nothing but what it must have', {}],
    [
      'all that it may have',
      {
        appliesTo: { kind: 'Component' },
        batchSize: 1_000,
        resumable: true,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
        resourceKeys,
        subscribe,
      },
    ],
    ['resource keys alone', { resourceKeys }],
    ['resumable that is false', { resumable: false }],
  ])('accepts a source with %s', (_, parts) => {
    expect(() => checkFactSource(sourceWith(parts))).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['an id that is reserved', { id: 'entity' }, /id: is reserved/],
    ['an id that is not kebab case', { id: 'A b' }, /id: must be kebab case/],
    ['a blank title', { title: ' ' }, /title: must not be empty/],
    ['no fact', { facts: [] }, /facts: must have at least one fact/],
    [
      'a fact declared twice',
      { facts: [fact, fact] },
      /facts: must have different names/,
    ],
    [
      'an unknown type',
      { facts: [{ ...fact, type: 'date' }] },
      /facts\.0\.type/,
    ],
    [
      'an unknown unit of time',
      { facts: [{ ...fact, maxAge: { fortnights: 1 } }] },
      /facts\.0\.maxAge/,
    ],
    ['a predicate that is none', { appliesTo: { $and: 1 } }, /appliesTo/],
    ['a batch of 1,001', { batchSize: 1_001 }, /batchSize/],
    [
      'resumable that is no boolean',
      { resumable: 'yes' },
      /resumable: must be true or false/,
    ],
    [
      'changes without resource keys',
      { subscribe },
      /resourceKeys: must be there for subscribe/,
    ],
    [
      'resource keys that are no function',
      { resourceKeys: ['x'] },
      /resourceKeys: must be a function/,
    ],
    [
      'subscribe that is no function',
      { resourceKeys, subscribe: 'github.push' },
      /subscribe: must be a function/,
    ],
    ['nothing to call', { collect: undefined }, /collect: must be a function/],
  ])('refuses %s', (_, parts, message) => {
    expect(() => checkFactSource(sourceWith({ ...parts }))).toThrow(message);
  });

  it.each([
    [{ check: 'slos', condition: { 'fake/isTested': true } }, /'slos'.*'slo'/],
    [
      { check: 'slo', condition: { 'fake/isTestd': true } },
      /isTestd.*isTested/,
    ],
    [{ check: 'slo', condition: { 'fake/isTested': { $gt: 3 } } }, /isTested/],
    [{ check: 'slo', condition: [] }, /proofs\.0\.condition/],
  ])('refuses the proof %j', (proof, message) => {
    expect(() => checkFactSource(sourceWith({ proofs: [proof] }))).toThrow(
      message,
    );
  });

  it('accepts a proof of its own facts', () => {
    const proofs = [{ check: 'slo', condition: { 'fake/isTested': true } }];
    expect(() => checkFactSource(sourceWith({ proofs }))).not.toThrow();
  });

  it('names every problem', () => {
    expect(() =>
      checkFactSource(sourceWith({ title: '', batchSize: 0 })),
    ).toThrow(/^Fact source 'fake' is not valid: title: .*; batchSize: /);
  });
});
