import {
  corpusCases,
  corpusRepositories,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/corpus';
import { readRepositoryLists } from '../../plugins/maturity-backend-module-repository/src/__testUtils__/readRepositoryLists';
import {
  judgeCorpus,
  measureAccuracy,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/accuracy';
import {
  Counts,
  firstSightBatches,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/firstSight';
import { repositoryFacts } from '../../plugins/maturity-backend-module-repository/src/declarations';
import { table } from './document';

/** Precision and recall of each fact over the corpus, as a table. */
export function accuracyToMarkdown(): string {
  const judgements = judgeCorpus(corpusCases, [
    ...corpusRepositories,
    ...readRepositoryLists(),
  ]);
  return table(
    ['fact', 'inputs', 'claims', 'values', 'precision', 'recall'],
    measureAccuracy(judgements).map(row => [
      row.fact === 'all facts' ? row.fact : `\`${row.fact}\``,
      ...[row.inputs, row.claims, row.values].map(String),
      ...[row.precision, row.recall].map(share => share.toFixed(3)),
    ]),
  );
}

/** Precision and recall at first sight of public repositories, by batch and by fact, as tables. */
export function firstSightToMarkdown(): string {
  const batches = firstSightBatches.map(({ repositories, counts }, index) => [
    String(index + 1),
    String(repositories.length),
    ...toShares(add(Object.values(counts))),
  ]);
  const columns = ['claims', 'values', 'precision', 'recall'];
  const byFact = (title: string, some: typeof firstSightBatches) =>
    table(
      [title, ...columns],
      repositoryFacts.flatMap(({ name }) => {
        const counts = some
          .map(batch => batch.counts[name])
          .filter(each => each !== undefined);
        return counts.length ? [[`\`${name}\``, ...toShares(add(counts))]] : [];
      }),
    );
  return [
    table(['batch', 'repositories', ...columns], batches),
    byFact('fact, in all batches', firstSightBatches),
    byFact('fact, in the last four', firstSightBatches.slice(-4)),
  ].join('\n\n');
}

/** Claims, values and claims that are right of each fact, in each of the last four batches. */
export function lastBatchesToMarkdown(): string {
  const first = firstSightBatches.length - 4;
  const last = firstSightBatches.slice(first);
  return table(
    [
      'fact: claims, values, right',
      ...last.map((_, index) => `batch ${first + index + 1}`),
    ],
    repositoryFacts.flatMap(({ name }) =>
      last.some(({ counts }) => counts[name])
        ? [
            [
              `\`${name}\``,
              ...last.map(({ counts }) => counts[name]?.join(', ') ?? ''),
            ],
          ]
        : [],
    ),
  );
}

function add(counts: readonly Counts[]): Counts {
  return counts.reduce<Counts>(
    (sum, each) => [sum[0] + each[0], sum[1] + each[1], sum[2] + each[2]],
    [0, 0, 0],
  );
}

function toShares([claims, values, right]: Counts): string[] {
  return [
    String(claims),
    String(values),
    claims ? (right / claims).toFixed(3) : '',
    values ? (right / values).toFixed(3) : '',
  ];
}
