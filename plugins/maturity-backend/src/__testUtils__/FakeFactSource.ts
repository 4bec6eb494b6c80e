import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';

/** A source that answers what the test says. */
export class FakeFactSource implements FactSource {
  readonly id = 'fake';
  readonly title = 'Fake';
  readonly description = 'Answers what a test says.';
  readonly facts: FactSource['facts'] = [
    fact('isTested', 'boolean'),
    fact('coverage', 'number'),
    fact('owners', 'strings'),
  ];
  readonly batchSize?: number;
  readonly appliesTo?: FactSource['appliesTo'];
  readonly resumable?: boolean;
  readonly resourceKeys?: FactSource['resourceKeys'];
  readonly subscribe?: FactSource['subscribe'];
  countRequests?: FactSource['countRequests'];
  listBudgets?: FactSource['listBudgets'];
  /** Refs of each call, in order. */
  readonly calls: string[][] = [];
  answer: (
    entityRef: string,
    options: CollectOptions,
  ) => CollectedFacts | undefined | Promise<never>;

  constructor(
    answer: FakeFactSource['answer'],
    options: Partial<
      Pick<
        FactSource,
        'batchSize' | 'appliesTo' | 'resumable' | 'resourceKeys' | 'subscribe'
      >
    > = {},
  ) {
    this.answer = answer;
    this.batchSize = options.batchSize;
    this.appliesTo = options.appliesTo;
    this.resumable = options.resumable;
    this.resourceKeys = options.resourceKeys;
    this.subscribe = options.subscribe;
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const refs = options.entities.map(entity => stringifyEntityRef(entity));
    this.calls.push(refs);
    const answers = new Map<string, CollectedFacts>();
    for (const ref of refs) {
      const answer = await this.answer(ref, options);
      if (answer !== undefined) {
        answers.set(ref, answer);
      }
    }
    return answers;
  }
}

function fact(name: string, type: 'boolean' | 'number' | 'strings') {
  return {
    name,
    title: name,
    description: name,
    type,
    maxAge: { days: 7 },
  };
}
