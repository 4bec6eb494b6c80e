import { EntityVisibility } from '../catalog/types';

/** Who sends delivery events. */
export interface DeliverySender {
  /**
   * Equal in all requests of a sender. Events belong to it: equal ids of another
   * sender are other events.
   */
  readonly id: string;
  /** Which of some entities the sender may see; absent for one who may see none. */
  readonly seeAmong?: (
    entityRefs: readonly string[],
  ) => Promise<EntityVisibility>;
}

/** The events service: who publishes there is a part of the backend. */
export const eventsSender: DeliverySender = { id: 'events' };

/** A tool that proves itself by the secret of its webhook. */
export function webhookSender(tool: string): DeliverySender {
  return { id: `webhook:${tool}` };
}
