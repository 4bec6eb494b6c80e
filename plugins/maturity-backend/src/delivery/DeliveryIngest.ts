import { IngestDeliveriesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { DeliverySender } from './DeliverySender';

/** Stores delivery events of any sender and format. */
export interface DeliveryIngest {
  /**
   * Validates each event and stores the valid ones. An invalid event does not affect
   * the others; an event that is sent again changes nothing.
   *
   * @param items - each a `DeliveryEvent`, if the sender did it right
   * @returns an answer for each item, in their order. It tells nothing of
   * entities that the sender may not see.
   */
  ingest(
    items: readonly unknown[],
    sender: DeliverySender,
  ): Promise<IngestDeliveriesResponse>;
}
