import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { StoredAttestation } from '../database';
import { toTitle } from './parseAttestation';

/** The last statement in the portal as a fact; none where it was withdrawn. */
export function toStatedFact(
  attestation: StoredAttestation | undefined,
): FactObservation | undefined {
  if (!attestation?.expiresOn || attestation.answer === 'withdrawn') {
    return undefined;
  }
  const { answer, evidence, note, statedBy, statedAt, expiresOn } = attestation;
  return {
    value: answer === 'yes',
    ...(evidence && {
      evidence: [{ title: toTitle(evidence), url: evidence }],
    }),
    statement: {
      by: statedBy,
      on: statedAt.slice(0, 10),
      ...(answer !== 'yes' && { answer }),
      ...(note && { note }),
    },
    expiresAt: `${expiresOn}T00:00:00.000Z`,
  };
}

/**
 * The later of what was stated in the portal and in an annotation. One that cannot
 * be used stands only where there is no other.
 */
export function chooseLater(
  inPortal: FactObservation | undefined,
  annotated: FactObservation | undefined,
): FactObservation | undefined {
  const stated = readDay(inPortal);
  const written = readDay(annotated);
  return stated !== undefined && (written === undefined || stated >= written)
    ? inPortal
    : annotated ?? inPortal;
}

function readDay(fact: FactObservation | undefined): string | undefined {
  return fact && 'value' in fact ? fact.statement?.on : undefined;
}
