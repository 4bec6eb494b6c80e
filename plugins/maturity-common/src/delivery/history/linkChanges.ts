import { readInstant } from '../instants';
import { ChangeLinkBasis } from './types';
import { ChangeEvent, DeliveryEvent } from '../events';
import { countWhile } from '../windows';
import { DeploymentChain } from './followDeployments';
import { orderEvents } from './readDeployments';
import { DeliveredChange, ProductionDeployment } from './types';

interface Change {
  readonly event: ChangeEvent;
  /** The time of the first commit. */
  readonly start: number;
  /** The time of the merge to the main branch, if known. */
  readonly merged?: number;
}

/** An index of changes by name, one per commit. */
class KnownChanges {
  readonly #byCommit = new Map<string, Change>();
  /** By external id, for changes whose commit has a different name. */
  readonly #byId = new Map<string, Change>();
  readonly #byMerge: { readonly merged: number; readonly change: Change }[] =
    [];

  constructor(events: Iterable<DeliveryEvent>) {
    const changes: Change[] = [];
    for (const event of events) {
      const change = event.kind === 'change' ? toChange(event) : undefined;
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

  /** Lists the changes that were merged between two known commits. */
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
 * Links each change that reached production to its first successful deployment.
 * A rollback delivers no changes.
 *
 * @remarks
 * A deployment delivers the changes that it lists, and the change of its own
 * commit. If it lists none, it also delivers all changes that were merged
 * between the previous commit of the environment and its own, because the main
 * branch is linear. This requires that both commits are known changes.
 * Otherwise, only its own commit counts, so that earlier merges do not count as
 * new.
 *
 * A change that was committed after its deployment is impossible, and not
 * delivered by it.
 */
export function linkChanges(
  events: Iterable<DeliveryEvent>,
  sorted: readonly ProductionDeployment[],
  { previous, rollbacks }: DeploymentChain,
): { readonly changes: DeliveredChange[]; readonly impossible: number } {
  const known = new KnownChanges(events);
  const delivered = new Map<Change, DeliveredChange>();
  const impossible = new Set<Change>();
  for (const deployment of sorted) {
    if (!deployment.succeeded || rollbacks.has(deployment)) {
      continue;
    }
    const bring = (basis: ChangeLinkBasis, change: Change | undefined) => {
      if (!change || delivered.has(change)) {
        return;
      }
      const { at } = deployment;
      const duration = at - change.start;
      const { event } = change;
      if (duration < 0) {
        impossible.add(change);
      } else {
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
  const changes = Array.from(delivered.values()).sort(
    (a, b) => a.at - b.at || orderEvents(a.event, b.event),
  );
  const left = [...impossible].filter(change => !delivered.has(change));
  return { changes, impossible: left.length };
}

/** Converts an event to a change, which starts at its earliest instant. */
function toChange(event: ChangeEvent): Change | undefined {
  const merged = readInstant(event.mergedAt);
  const committed = readInstant(event.committedAt);
  const start = Math.min(committed ?? Infinity, merged ?? Infinity);
  return Number.isFinite(start) ? { event, start, merged } : undefined;
}

function order(a: Change, b: Change): number {
  return a.start - b.start || orderEvents(a.event, b.event);
}
