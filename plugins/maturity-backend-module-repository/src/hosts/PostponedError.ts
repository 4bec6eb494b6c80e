/**
 * A host was not asked, or did not answer, to leave its rate limit to others.
 *
 * @public
 */
export class PostponedError extends Error {
  override readonly name = 'PostponedError';
  /** Instant from which it may be asked again, ISO 8601 in UTC. */
  readonly until: string;

  /** @param until - Milliseconds since 1970. */
  constructor(reason: string, until: number) {
    super(reason);
    this.until = new Date(until).toISOString();
  }
}
