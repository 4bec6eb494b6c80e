import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { Task } from './Task';
import { Registered } from './findRegistered';
import { TemplateRuns } from './TemplateRuns';

/** The annotation with the template that an entity was made from. */
export const SOURCE_TEMPLATE = 'backstage.io/source-template';

/** A share or a median of fewer runs says nothing. */
export const MIN_RUNS = 5;

type Facts = Partial<Record<FactName, FactObservation>>;

/** Observes the runs of a template. */
export function observeTemplate(
  templateRef: string,
  runs: TemplateRuns,
  evidence: readonly Evidence[],
): Facts {
  const tasks = runs.find(templateRef);
  const [newest] = tasks;
  const completed = tasks.filter(({ status }) => status === 'completed');
  const failed = tasks.filter(({ status }) => status === 'failed');
  const finished = completed.length + failed.length;
  const minutes = completed.flatMap(task => task.minutes ?? []);
  const observe = (value: number): FactObservation =>
    runs.gap ? { unknown: runs.gap.unknown } : { value, evidence };
  const observeMany = (number: number, what: string, value: () => number) =>
    runs.gap || number >= MIN_RUNS
      ? observe(value())
      : { unknown: `${number} ${what}, and ${MIN_RUNS} are needed` };
  return {
    templateRuns: observe(tasks.length),
    templateSuccess: observeMany(
      finished,
      finished === 1 ? 'run has ended' : 'runs have ended',
      () => completed.length / finished,
    ),
    templateMinutes: observeMany(
      minutes.length,
      minutes.length === 1 ? 'run has succeeded' : 'runs have succeeded',
      () => findMedian(minutes),
    ),
    templateLastUsed: observeLastUse(newest, runs, evidence),
  };
}

/** Observes the runs of the template that an entity names as its own. */
export function observeSourceTemplate(
  templateRef: string,
  seen: {
    readonly runs: TemplateRuns;
    readonly registered: Registered;
    /** Of the entity. */
    readonly ref: string;
  },
  evidence: readonly Evidence[],
): Facts {
  const { runs, registered, ref } = seen;
  const restsOn = [templateRef];
  return {
    sourceTemplateRuns: runs.gap
      ? { unknown: runs.gap.unknown, restsOn }
      : { value: runs.find(templateRef).length, evidence, restsOn },
    createdByTemplate: registered.refs.has(ref)
      ? { value: true, evidence, restsOn }
      : {
          unknown: registered.gap?.unknown ?? 'no run tells that it created it',
          restsOn,
        },
  };
}

function observeLastUse(
  newest: Task | undefined,
  { gap }: TemplateRuns,
  evidence: readonly Evidence[],
): FactObservation {
  return newest
    ? { value: new Date(newest.createdAt).toISOString(), evidence }
    : { unknown: gap?.unknown ?? 'no run of it is that new' };
}

/** The median, to a tenth of a minute. */
export function findMedian(minutes: readonly number[]): number {
  // Sorts hundreds of thousands in a few milliseconds.
  const sorted = Float64Array.from(minutes).sort();
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return Math.round(median * 10) / 10;
}
