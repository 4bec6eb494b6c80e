import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo, useCallback } from 'react';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';
import { isOpenUpwards, StageRange } from '../stage/range';
import { common } from '../translation/common';

/**
 * The words for a stage: "Stage 2: CI/CD foundation", "At least stage 2 · at
 * most stage 3" where the unknown leaves a higher one open, or "Not assessed"
 * for rank 0.
 */
export function useStageWords(): (
  stage: StageRange & { readonly title?: string },
) => string {
  const t = useTexts();
  return useCallback(
    ({ rank, highestRank = rank, title = '' }) => {
      if (rank === 0) {
        return t('common.notAssessed');
      }
      return isOpenUpwards({ rank, highestRank })
        ? t('common.range', {
            rank: formatRank(rank),
            highest: formatRank(highestRank),
          })
        : t('org.stageTitle', { rank: formatRank(rank), title });
    },
    [t],
  );
}

function formatRank(rank: number): string {
  return String(rank);
}

type FilterPredicate = Model['appliesTo'];
type Noun = keyof typeof common.entities;

function isNoun(kind: string): kind is Noun {
  return Object.hasOwn(common.entities, kind);
}

/** The kinds that a predicate allows; `undefined` when it does not say. */
function readKinds(predicate: FilterPredicate): readonly string[] | undefined {
  if (typeof predicate !== 'object') {
    return undefined;
  }
  const { $all, $any, kind } = predicate as {
    $all?: FilterPredicate[];
    $any?: FilterPredicate[];
    kind?: string | { $in?: string[] };
  };
  if ($any) {
    const kinds = $any.map(readKinds);
    return kinds.includes(undefined)
      ? undefined
      : kinds.flatMap(each => each ?? []);
  }
  if ($all) {
    return $all.map(readKinds).find(Boolean);
  }
  return typeof kind === 'string' ? [kind] : kind?.$in;
}

/** The name of entities in the reader's language, by their kind: "services", "APIs". */
export interface EntityWords {
  /** "12 services", "1 API". */
  readonly count: (count: number) => string;
  /** "services", inside a sentence. */
  readonly plural: string;
  /** "Services", as a title. */
  readonly title: string;
}

/**
 * Names entities by their kind, and "entities" when there are several kinds.
 *
 * @param of - the kinds, or the model that selects them
 */
export function useEntityWords(of: Model | readonly string[]): EntityWords {
  const t = useTexts();
  const kinds = 'appliesTo' in of ? readKinds(of.appliesTo) ?? [] : of;
  const [first = '', ...others] = new Set(
    kinds.map(kind => kind.toLocaleLowerCase('en-US')),
  );
  const noun = others.length === 0 && isNoun(first) ? first : 'mixed';
  return useMemo(
    () => ({
      count: count =>
        t(`common.entities.${noun}.count`, {
          count,
          shown: formatNumber(count),
        }),
      plural: t(`common.entities.${noun}.plural`),
      title: t(`common.entities.${noun}.title`),
    }),
    [t, noun],
  );
}

/** A sentence about the entities that are at least at their stage; none without such. */
export function useOpenUpwardsWords(): (
  openUpwards: number,
  words: EntityWords,
) => readonly string[] {
  const t = useTexts();
  return (count, words) =>
    count > 0
      ? [
          t('org.overview.openUpwards', {
            count,
            entities: words.count(count),
          }),
        ]
      : [];
}
