import {
  DeliveryEvent,
  IngestDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Takes in delivery events, whoever sent them and in whatever format. */
export interface DeliveryIngest {
  /**
   * Checks each event and keeps those that are right. One that is not costs
   * none of the others; one that is sent again changes nothing.
   *
   * @param items - as the sender has them: they need not be what their type says
   * @returns an answer for each item, in their order
   */
  ingest(items: readonly DeliveryEvent[]): Promise<IngestDeliveriesResponse>;
}
