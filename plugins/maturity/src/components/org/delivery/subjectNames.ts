import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';

/** All that an event calls its target. */
export function namesOf(target: DeliveryTarget): readonly string[] {
  const { entityRef, annotations = {}, labels = {} } = target;
  return [
    ...(entityRef ? [entityRef] : []),
    ...[annotations, labels].flatMap(names =>
      Object.entries(names).map(([key, value]) => `${key}: ${value}`),
    ),
  ];
}
