/**
 * A random UUID, also where the portal is served without TLS: there a browser has
 * no `crypto.randomUUID`.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 of RFC 9562.
  bytes[6] = (bytes[6] % 16) + 0x40;
  bytes[8] = (bytes[8] % 64) + 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0'));
  return [4, 6, 8, 10]
    .reduceRight((parts, at) => parts.toSpliced(at, 0, '-'), hex)
    .join('');
}
