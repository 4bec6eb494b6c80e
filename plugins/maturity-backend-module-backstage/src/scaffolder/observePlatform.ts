import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { findMedian, MIN_RUNS } from './observeTemplate';
import { Task } from './Task';
import { TemplateRuns } from './TemplateRuns';

/** Milliseconds that the facts of the organisation look back. */
export const PLATFORM_WINDOW = 90 * 24 * 3_600_000;

/** Observes the runs of all templates: numbers only, and of no single one. */
export function observePlatform(
  runs: TemplateRuns,
  options: {
    /** Milliseconds since 1970. */
    readonly now: number;
    /** Milliseconds after which tasks are left out of the list. */
    readonly window: number;
    readonly toEvidence: (title: string) => readonly Evidence[];
  },
): Partial<Record<FactName, FactObservation>> {
  const { now, window, toEvidence } = options;
  const since = now - PLATFORM_WINDOW;
  const missing = findMissing(runs, { since, window });
  if (missing) {
    const unknown = { unknown: missing };
    return {
      goldenPathRuns: unknown,
      goldenPathSuccess: unknown,
      goldenPathMinutes: unknown,
      infrastructureRuns: unknown,
      infrastructureMinutes: unknown,
    };
  }
  const ended = runs.listSince(since).filter(hasEnded);
  const completed = ended.filter(isCompleted);
  const infrastructure = completed.filter(task => task.isInfrastructure);
  const observeMinutes = (tasks: readonly Task[], title: string) => {
    const minutes = tasks.flatMap(task => task.minutes ?? []);
    return minutes.length < MIN_RUNS
      ? tooFew(minutes.length, title)
      : {
          value: findMedian(minutes),
          evidence: toEvidence(`median of ${minutes.length} ${title}`),
        };
  };
  return {
    goldenPathRuns: {
      value: ended.length,
      evidence: toEvidence(`${ended.length} runs in 90 days`),
    },
    goldenPathSuccess:
      ended.length < MIN_RUNS
        ? tooFew(ended.length, 'runs that have ended')
        : {
            value: Math.round((completed.length / ended.length) * 1000) / 1000,
            evidence: toEvidence(
              `${completed.length} of ${ended.length} runs in 90 days`,
            ),
          },
    goldenPathMinutes: observeMinutes(completed, 'runs that succeeded'),
    infrastructureRuns: {
      value: infrastructure.length,
      evidence: toEvidence(`${infrastructure.length} runs in 90 days`),
    },
    infrastructureMinutes: observeMinutes(
      infrastructure,
      'runs that created infrastructure',
    ),
  };
}

/** Tells why some runs since then may be missing. */
function findMissing(
  runs: TemplateRuns,
  { since, window }: { readonly since: number; readonly window: number },
): string | undefined {
  if (window < PLATFORM_WINDOW) {
    return 'older runs are left out: set window to 90 days at least';
  }
  // A list that was cut is complete as far as it goes.
  const isCutBefore = runs.gap?.isSettled && runs.reachesBack(since);
  return isCutBefore ? undefined : runs.gap?.unknown;
}

function tooFew(number: number, title: string): FactObservation {
  return {
    unknown: `${number} ${title} in 90 days, and ${MIN_RUNS} are needed`,
  };
}

function hasEnded({ status }: Task): boolean {
  return status === 'completed' || status === 'failed';
}

function isCompleted({ status }: Task): boolean {
  return status === 'completed';
}
