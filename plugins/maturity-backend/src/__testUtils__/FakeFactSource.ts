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
  readonly resumes?: true;
  readonly subjectsOf?: FactSource['subjectsOf'];
  readonly watch?: FactSource['watch'];
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
        'batchSize' | 'appliesTo' | 'resumes' | 'subjectsOf' | 'watch'
      >
    > = {},
  ) {
    this.answer = answer;
    this.batchSize = options.batchSize;
    this.appliesTo = options.appliesTo;
    this.resumes = options.resumes;
    this.subjectsOf = options.subjectsOf;
    this.watch = options.watch;
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
    ...{ name, title: name, description: name, type },
    maxAge: { days: 7 },
  };
}
