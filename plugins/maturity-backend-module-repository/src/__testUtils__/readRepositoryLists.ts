import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { paths } from './detect';
import { CorpusRepository } from './corpus/CorpusCase';
import { expectedFacts } from '../__fixtures__/repo-trees/expectedFacts';

/** Reads the paths of a public repository. */
export function readRepositoryList(list: string): readonly string[] {
  return readFileSync(
    resolve(__dirname, `../__fixtures__/repo-trees/${list}.txt`),
    'utf8',
  )
    .trim()
    .split('\n');
}

/** Public repositories of which only the paths are known, with the truth of all facts. */
export function readRepositoryLists(): readonly CorpusRepository[] {
  return Object.entries(expectedFacts).map(([title, truth]) => ({
    title,
    files: paths(...readRepositoryList(title)),
    truth,
  }));
}
