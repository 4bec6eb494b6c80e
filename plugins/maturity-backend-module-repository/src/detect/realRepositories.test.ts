import {
  readRepositoryList,
  readRepositoryLists,
} from '../__testUtils__/readRepositoryLists';
import { judgeRepository } from '../__testUtils__/accuracy';
import { factsIn, paths } from '../__testUtils__/detect';

describe('real repositories', () => {
  it.each(readRepositoryLists())('$title', repository => {
    for (const { fact, said, truth } of judgeRepository(repository)) {
      expect([fact, said]).toEqual([fact, truth]);
    }
  });

  it.each([
    [
      'prometheus__prometheus',
      /testdata|fixtures|examples|node_modules|vendor/,
    ],
    ['ossf__scorecard', /testdata/],
    ['terraform-aws-modules__terraform-aws-vpc', /examples/],
    ['honojs__hono', /fixtures|vendor/],
  ])(
    'takes no evidence of %s out of folders that are not its own',
    (list, foreign) => {
      for (const fact of Object.values(
        factsIn(paths(...readRepositoryList(list)))!,
      )) {
        const evidence = 'value' in fact ? fact.evidence ?? [] : [];
        for (const { title } of evidence) {
          expect(title).not.toMatch(foreign);
        }
      }
    },
  );
});
