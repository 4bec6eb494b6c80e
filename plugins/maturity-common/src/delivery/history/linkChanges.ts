import { readInstant } from '../events/instants';
import { ChangeEvent, ChangeLinkBasis, DeliveryEvent } from '../types';
import { countWhile } from '../windows';
import { DeploymentChain } from './followDeployments';
import { orderTexts } from './readDeployments';
import { DeliveredChange, ProductionDeployment } from './types';

interface Change {
  readonly event: ChangeEvent;
  /** When it was in version control. */
  readonly start: number;
  /** When it reached the main branch, where that is known. */
  readonly merged?: number;
}

/**
 * The changes that reached production, each once: with the first successful
 * deployment to production that brought it. A rollback brings none.
 *
 * @remarks
 * A deployment brings the changes that it lists and the one whose commit it
 * deploys. One that lists none also brings what was merged between the commit
 * that was in its environment before and its own, because the main branch is a
 * line: who deploys a commit of it deploys all before it. That is only said
 * where both commits are known changes; else it stays with the one commit,
 * rather than take all that was merged before for new.
 *
 * A change that was committed after it was deployed shows clocks that
 * disagree. It was deployed all the same, and counts with no duration.
 */
export function linkChanges(
  events: Iterable<DeliveryEvent>,
  sorted: readonly ProductionDeployment[],
  { previous, rollbacks }: DeploymentChain,
): DeliveredChange[] {
  const known = new KnownChanges(events);
  const delivered = new Map<Change, DeliveredChange>();
  for (const deployment of sorted) {
    if (!deployment.succeeded || rollbacks.has(deployment)) {
      continue;
    }
    const bring = (basis: ChangeLinkBasis, change: Change | undefined) => {
      if (change && !delivered.has(change)) {
        const { at } = deployment;
        const duration = Math.max(0, at - change.start);
        const { event } = change;
        delivered.set(change, { event, deployment, basis, at, duration });
      }
    };
    const { changes = [], commit } = deployment.event;
    for (const name of changes) {
      bring('listedByDeployment', known.find(name));
    }
    bring('deployedCommit', known.find(commit));
    if (changes.length === 0) {
      const before = previous.get(deployment)?.event.commit;
      for (const change of known.mergedBetween(before, commit)) {
        bring('mergedSincePrevious', change);
      }
    }
  }
  return Array.from(delivered.values()).sort(
    (a, b) =>
      a.at - b.at ||
      orderTexts(a.event.externalId, b.event.externalId) ||
      orderTexts(a.event.source, b.event.source),
  );
}

/** Changes by what they are called, one for each commit. */
class KnownChanges {
  readonly #byName = new Map<string, Change>();
  readonly #byMerge: { readonly merged: number; readonly change: Change }[] =
    [];

  constructor(events: Iterable<DeliveryEvent>) {
    const byCommit = new Map<string, Change>();
    for (const event of events) {
      const change = event.kind === 'change' ? changeOf(event) : undefined;
      if (change) {
        const commit = change.event.commit ?? change.event.externalId;
        const other = byCommit.get(commit);
        const first = other && order(other, change) <= 0 ? other : change;
        byCommit.set(commit, first);
      }
    }
    for (const event of events) {
      const change =
        event.kind === 'change' &&
        byCommit.get(event.commit ?? event.externalId);
      if (change) {
        this.#byName.set(event.externalId, change);
      }
    }
    for (const [commit, change] of byCommit) {
      this.#byName.set(commit, change);
      const { merged } = change;
      if (merged !== undefined) {
        this.#byMerge.push({ merged, change });
      }
    }
    this.#byMerge.sort(
      (a, b) => a.merged - b.merged || order(a.change, b.change),
    );
  }

  find(name: string | undefined): Change | undefined {
    return name === undefined ? undefined : this.#byName.get(name);
  }

  /** What was merged after one commit and not after another, both known. */
  mergedBetween(
    before: string | undefined,
    commit: string | undefined,
  ): readonly Change[] {
    const from = this.find(before)?.merged;
    const to = this.find(commit)?.merged;
    if (from === undefined || to === undefined) {
      return [];
    }
    const first = countWhile(this.#byMerge, ({ merged }) => merged <= from);
    const end = countWhile(this.#byMerge, ({ merged }) => merged <= to);
    return this.#byMerge.slice(first, end).map(({ change }) => change);
  }
}

/** A change is in version control from the earliest instant that is told. */
function changeOf(event: ChangeEvent): Change | undefined {
  const merged = readInstant(event.mergedAt);
  const committed = readInstant(event.committedAt);
  const start = Math.min(committed ?? Infinity, merged ?? Infinity);
  return Number.isFinite(start) ? { event, start, merged } : undefined;
}

function order(a: Change, b: Change): number {
  return (
    a.start - b.start ||
    orderTexts(a.event.externalId, b.event.externalId) ||
    orderTexts(a.event.source, b.event.source)
  );
}
