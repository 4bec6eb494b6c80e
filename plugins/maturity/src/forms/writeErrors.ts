/** The stored state in the error of a write that came too late; none for other errors. */
export function readConflict<T>(error: Error | undefined): T | undefined {
  const { body } = (error ?? {}) as {
    readonly body?: { readonly error?: { readonly current?: T } };
  };
  return body?.error?.current;
}

/** The message of the backend, or of the error itself. */
export function readMessage(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Whether a write needs a new id to be sent again: the old one may be another's. */
export function needsNewId(error: Error): boolean {
  return (error as { statusCode?: number }).statusCode === 409;
}
