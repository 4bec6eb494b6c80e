import { CountedDelivery, DeliveryEvent } from '../types';

/** What a counted thing is called and where it is found. */
export function counted(event: DeliveryEvent, at: number): CountedDelivery {
  return { source: event.source, ...linkTo(event, at) };
}

/** The other end of a link. */
export function linkTo(
  event: DeliveryEvent,
  at: number,
): NonNullable<CountedDelivery['with']> {
  const { kind, externalId, title, url } = event;
  return {
    kind,
    externalId,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    at: new Date(at).toISOString(),
  };
}
