import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

/** Reports are measured each day. After two days, a fact is stale. */
const maxAge = { days: 2 };

/** The facts that are known of an entity with delivery events. */
export const deliveryFacts = [
  {
    name: 'deployments90d',
    title: 'Deployments in 90 days',
    description:
      'Deployments to production that succeeded in the last 90 days, as they were reported.',
    type: 'number',
    maxAge,
  },
  {
    name: 'metricsMeasured',
    title: 'DORA metrics measured',
    description:
      'How many of the five DORA metrics are measured over the last 90 days, by enough events to say something.',
    type: 'number',
    maxAge,
  },
  {
    name: 'metricsCompared',
    title: 'DORA metrics compared',
    description:
      'How many of the five DORA metrics are better, steady or worse than in the 90 days before; the others have not enough data.',
    type: 'number',
    maxAge,
  },
  {
    name: 'metricsSteadyOrBetter',
    title: 'DORA metrics steady or better',
    description:
      'How many of the five DORA metrics are better than in the 90 days before, or steady: a change beyond a stated margin is ruled out. Not measured unless three are compared.',
    type: 'number',
    maxAge,
  },
  {
    name: 'metricsWorse',
    title: 'DORA metrics that grew worse',
    description:
      'How many of the five DORA metrics are worse than in the 90 days before, by more than chance.',
    type: 'number',
    maxAge,
  },
] as const satisfies readonly FactDeclaration[];
