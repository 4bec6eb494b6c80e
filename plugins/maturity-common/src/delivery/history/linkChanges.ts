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

/** Changes by what they are called, one for each commit. */
class KnownChanges {
  readonly #byCommit = new Map<string, Change>();
  /** By external id, of those whose commit is called otherwise. */
  readonly #byId = new Map<string, Change>();
  readonly #byMerge: { readonly merged: number; readonly change: Change }[] =
    [];

  constructor(events: Iterable<DeliveryEvent>) {
    const changes: Change[] = [];
    for (const event of events) {
      const change = event.kind === 'change' ? changeOf(event) : undefined;
      if (change) {
        changes.push(change);
      }
    }
    for (const change of changes.sort(order)) {
      const { externalId, commit = externalId } = change.event;
      const first = this.#byCommit.get(commit) ?? change;
      this.#byCommit.set(commit, first);
      if (externalId !== commit && !this.#byId.has(externalId)) {
        this.#byId.set(externalId, first);
      }
      if (first === change && change.merged !== undefined) {
        this.#byMerge.push({ merged: change.merged, change });
      }
    }
    this.#byMerge.sort((a, b) => a.merged - b.merged);
  }

  find(name: string | undefined): Change | undefined {
    return name === undefined
      ? undefined
      : this.#byCommit.get(name) ?? this.#byId.get(name);
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
