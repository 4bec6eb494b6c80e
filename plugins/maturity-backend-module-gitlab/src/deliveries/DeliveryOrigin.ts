import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';

/** The project of an event, and the name that it has for its entity. */
export interface DeliveryOrigin {
  readonly fullPath: string;
  readonly target: DeliveryTarget;
}
