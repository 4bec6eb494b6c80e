import {
  corpusCases,
  corpusRepositories,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/corpus';
import { readRepositoryLists } from '../../plugins/maturity-backend-module-repository/src/__testUtils__/readRepositoryLists';
import {
  judgeCorpus,
  measureAccuracy,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/accuracy';
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
