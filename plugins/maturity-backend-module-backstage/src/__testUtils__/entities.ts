import { Entity } from '@backstage/catalog-model';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';

/** Creates an entity, a component when left out. */
export function createEntity(
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  kind = 'Component',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations: { ...annotations } },
    spec: {},
  };
}

/** The value of a fact, or `unknown: …`. */
export function describeFact(fact: FactObservation): unknown {
  return 'unknown' in fact ? `unknown: ${fact.unknown}` : fact.value;
}

/** The facts of an answer by name, or why there are none. */
export function describeAnswer(answer: CollectedFacts | undefined): unknown {
  if (answer && 'facts' in answer) {
    return Object.fromEntries(
      Object.entries(answer.facts).map(([name, fact]) => [
        name,
        describeFact(fact),
      ]),
    );
  }
  if (answer && 'error' in answer) {
    return `error: ${answer.error}`;
  }
  return answer && 'postponed' in answer
    ? `postponed: ${answer.postponed.reason}`
    : answer;
}
