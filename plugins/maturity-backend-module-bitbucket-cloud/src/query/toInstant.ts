/** Returns an instant in UTC: Bitbucket states microseconds and an offset. */
export function toInstant(text: string): string {
  return new Date(text).toISOString();
}
