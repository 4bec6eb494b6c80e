import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';

/** What a payload of a tool says, in our words. */
export interface Translation {
  readonly events: readonly DeliveryEvent[];
  /** Things that it tells of which are no delivery event. */
  readonly ignored: number;
}

/** What a translator may need to know beside the payload. */
export interface TranslationContext {
  /** When the payload came in: stands in for an end that the tool does not tell. */
  readonly now: Date;
  /** Of events that name none, as configured for the tool. */
  readonly environment?: string;
}

/** Makes delivery events of a payload that has been parsed as JSON. */
export type Translator = (
  payload: unknown,
  context: TranslationContext,
) => Translation;

/** Of a payload that tells of one thing. */
export function translated(event: DeliveryEvent | undefined): Translation {
  return event ? { events: [event], ignored: 0 } : { events: [], ignored: 1 };
}

/** Of a payload that tells of several. */
export function joined(parts: readonly Translation[]): Translation {
  return {
    events: parts.flatMap(({ events }) => events),
    ignored: parts.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}
