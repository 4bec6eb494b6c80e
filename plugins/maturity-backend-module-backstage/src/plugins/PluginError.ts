import { ResponseError } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';

const errorSchema = z.object({ name: z.string(), message: z.string() });

/** An answer of Backstage with a status other than success. */
export class PluginError extends ResponseError {
  /**
   * Whether a plugin sent it. Where no plugin answers, Backstage sends a status and
   * no error.
   */
  readonly isFromPlugin: boolean;

  constructor({ status, response, message }: ResponseError) {
    const error = errorSchema.safeParse(parse(message)).data;
    super(status, {
      headers: response.headers,
      body: { message: error?.message ?? `HTTP status ${status}` },
    });
    this.isFromPlugin = error !== undefined;
  }
}

/** Errors of Backstage are objects, which the message then is as JSON. */
function parse(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
