import { setTimeout } from 'node:timers/promises';
import type { ReplicaProcess } from './ReplicaProcess';

const PAUSE_MS = 200;

const PATHS = [
  '/counts?groupBy=owner',
  '/assessments?limit=20',
  '/checks',
  '/assessments/by-name/component/default/service-7',
  '/assessments/by-name/component/default/service-7/history',
];

/** Reads from replicas in turn until it is over, counts answers and collects errors. */
export async function readAll(
  reading: { readonly isOver: boolean },
  options: {
    readonly token: string;
    readonly listReplicas: () => readonly ReplicaProcess[];
  },
): Promise<{ answers: number; failures: string[] }> {
  const failures: string[] = [];
  let answers = 0;
  for (let request = 0; !reading.isOver; request++) {
    const ready = options.listReplicas().flatMap(({ url }) => url ?? []);
    const path = PATHS[request % PATHS.length];
    for (const url of ready) {
      try {
        const response = await fetch(`${url}/api/maturity${path}`, {
          headers: { authorization: `Bearer ${options.token}` },
        });
        const text = await response.text();
        // An entity is not found until it is assessed.
        if (response.ok) {
          answers += 1;
        } else if (response.status !== 404) {
          failures.push(`${path}: ${response.status} ${text.slice(0, 200)}`);
        }
      } catch {
        // The replica has just been ended.
      }
    }
    await setTimeout(PAUSE_MS);
  }
  return { answers, failures };
}
