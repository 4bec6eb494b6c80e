import { DeliverySubject } from '@platform-maturity/backstage-plugin-maturity-common';

/** All that an event calls its subject. */
export function namesOf(subject: DeliverySubject): readonly string[] {
  const { entityRef, annotations = {}, labels = {} } = subject;
  return [
    ...(entityRef ? [entityRef] : []),
    ...[annotations, labels].flatMap(names =>
      Object.entries(names).map(([key, value]) => `${key}: ${value}`),
    ),
  ];
}
