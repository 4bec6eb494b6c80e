import { corpusCases, corpusRepositories } from '../__testUtils__/corpus';
import { readRepositoryLists } from '../__testUtils__/readRepositoryLists';
import {
  judgeCorpus,
  judgeRepository,
  measureAccuracy,
} from '../__testUtils__/accuracy';

describe('the corpus', () => {
  it.each(corpusRepositories)('knows all facts of $title', repository => {
    const wrong = judgeRepository(repository).filter(
      ({ said, truth }) => JSON.stringify(said) !== JSON.stringify(truth),
    );
    expect(wrong).toEqual([]);
  });

  const accuracy = measureAccuracy(
    judgeCorpus(corpusCases, [...corpusRepositories, ...readRepositoryLists()]),
  );

  it.each(accuracy)(
    'has claims of $fact, of which the detector is right',
    ({ claims, precision, recall }) => {
      expect(claims).toBeGreaterThan(0);
      expect(precision).toBeGreaterThanOrEqual(0.98);
      expect(recall).toBeGreaterThanOrEqual(0.92);
    },
  );
});
