import { CorpusCase, CorpusRepository, Truth } from './corpus/CorpusCase';
import { RepositoryFactName, repositoryFacts } from '../declarations';
import { createDetector } from '../detect/detect';
import { factsIn } from './detect';

/** The answer of the detector about a fact, beside the truth. */
export interface Judgement {
  readonly fact: RepositoryFactName;
  readonly said: Truth;
  readonly truth: Truth;
}

/** How often the detector is right about a fact, or about all of them. */
export interface Accuracy {
  readonly fact: RepositoryFactName | 'all facts';
  /** Inputs in which the fact was judged. */
  readonly inputs: number;
  /** Values that the detector names. */
  readonly claims: number;
  /** Values that are there. */
  readonly values: number;
  /** Share of the claims that are true. */
  readonly precision: number;
  /** Share of the values that are claimed. */
  readonly recall: number;
}

/** Judges the fact of each input of the corpus, and all facts of its repositories. */
export function judgeCorpus(
  cases: readonly CorpusCase[],
  repositories: readonly CorpusRepository[],
): readonly Judgement[] {
  return [
    ...cases.map(([fact, files, truth]) => ({
      fact,
      truth,
      said: toTruth(factsIn(files)![fact]),
    })),
    ...repositories.flatMap(judgeRepository),
  ];
}

/** Judges all facts of a small repository. */
export function judgeRepository({
  files,
  folder,
  truth,
}: CorpusRepository): readonly Judgement[] {
  const facts = factsIn(files, folder)!;
  return repositoryFacts
    .filter(({ name }) => name !== 'readable')
    .map(({ name, type }) => ({
      fact: name,
      truth: truth[name] ?? (type === 'boolean' ? false : []),
      said: toTruth(facts[name]),
    }));
}

/** Counts claims and values by fact; the last row is of all facts. */
export function measureAccuracy(
  judgements: readonly Judgement[],
): readonly Accuracy[] {
  const names = repositoryFacts
    .map(({ name }) => name)
    .filter(name => name !== 'readable');
  return [
    ...names.map(name =>
      measure(
        name,
        judgements.filter(({ fact }) => fact === name),
      ),
    ),
    measure('all facts', judgements),
  ];
}

function measure(
  fact: Accuracy['fact'],
  judgements: readonly Judgement[],
): Accuracy {
  let claims = 0;
  let values = 0;
  let right = 0;
  for (const { said, truth } of judgements) {
    const claimed = toValues(said);
    const there = new Set(toValues(truth));
    claims += claimed.length;
    values += there.size;
    right += claimed.filter(value => there.has(value)).length;
  }
  return {
    fact,
    inputs: judgements.length,
    claims,
    values,
    precision: claims ? right / claims : 1,
    recall: values ? right / values : 1,
  };
}

/** A flag that is set is one value; what is unknown or absent is none. */
function toValues(truth: Truth): readonly string[] {
  if (typeof truth === 'boolean') {
    return truth ? ['true'] : [];
  }
  return truth === 'unknown' ? [] : truth;
}

type Observation = NonNullable<
  ReturnType<ReturnType<typeof createDetector>>
>[RepositoryFactName];

function toTruth(observation: Observation): Truth {
  return 'value' in observation ? (observation.value as Truth) : 'unknown';
}
