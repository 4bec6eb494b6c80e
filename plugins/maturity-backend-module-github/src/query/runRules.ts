/**
 * The events that start the pipeline of a default branch: a change that reached it, or a
 * person or program that asked for a run. Left out are runs on a timer, which
 * keep house, and pull requests, among them those of a fork's branch that is
 * called the same.
 */
export const EVENTS: ReadonlySet<string> = new Set([
  'deployment',
  'merge_group',
  'push',
  'release',
  'repository_dispatch',
  'workflow_dispatch',
  'workflow_run',
]);

/** Conclusions that say whether the pipeline works; the others say nothing of that. */
const SUCCEEDED: Readonly<Record<string, boolean>> = {
  failure: false,
  startup_failure: false,
  success: true,
  timed_out: false,
};

/** Reads a conclusion, as REST or as GraphQL spells it. */
export function readSuccess(
  conclusion: string | null | undefined,
): boolean | undefined {
  return SUCCEEDED[(conclusion ?? '').toLowerCase()];
}

/** Minutes between two instants, to a tenth. */
export function toMinutes(from: string, to: string): number {
  const took = Date.parse(to) - Date.parse(from);
  return Math.round(Math.max(0, took) / 6_000) / 10;
}
