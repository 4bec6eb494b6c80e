import { IngestDeliveriesResponse } from '@platform-maturity/backstage-plugin-maturity-common';

/** Stores delivery events of any sender and format. */
export interface DeliveryIngest {
  /**
   * Checks each event and keeps those that are right. One that is not costs
   * none of the others; one that is sent again changes nothing.
   *
   * @param items - each a `DeliveryEvent`, if the sender did it right
   * @returns an answer for each item, in their order
   */
  ingest(items: readonly unknown[]): Promise<IngestDeliveriesResponse>;
}
