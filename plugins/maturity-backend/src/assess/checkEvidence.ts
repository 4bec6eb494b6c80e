import { JsonValue } from '@backstage/types';
import {
  CheckResult,
  CheckEvidence,
  Evidence,
  Observation,
  ProofResult,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Kept of one proof: what it read first, of what may be many facts. */
const MAX_OBSERVATIONS = 3;

/** Kept of one observation. */
const MAX_EVIDENCE = 3;

/** Characters of a title, a message or a value: a sentence or two. */
const MAX_TEXT = 300;

/** Characters of an address: what browsers and proxies take. */
const MAX_URL = 2_000;

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** Shortens long values to text that shows the cut. */
function shortenValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return shorten(value);
  }
  const text = JSON.stringify(value);
  return text.length > MAX_TEXT ? shorten(text) : value;
}

/** Without an address that is too long: cut off, it would lead elsewhere. */
function shortenEvidence({ title, url }: Evidence): Evidence {
  const isShort = url !== undefined && url.length <= MAX_URL;
  return { title: shorten(title), ...(isShort && { url }) };
}

function shortenUnknown(unknown: Unknown): Unknown {
  return 'message' in unknown && unknown.message !== undefined
    ? { ...unknown, message: shorten(unknown.message) }
    : unknown;
}

function shortenObservation(observation: Observation): Observation {
  const { value, unknown, evidence, lastError } = observation;
  return {
    ...observation,
    ...(value !== undefined && { value: shortenValue(value) }),
    ...(unknown && { unknown: shortenUnknown(unknown) }),
    ...(evidence && {
      evidence: evidence.slice(0, MAX_EVIDENCE).map(shortenEvidence),
    }),
    ...(lastError && {
      lastError: { ...lastError, message: shorten(lastError.message) },
    }),
  };
}

function decidingProof(
  { outcome, proofs }: CheckResult,
  besides: CheckEvidence | undefined,
): ProofResult | undefined {
  const deciding = proofs.filter(proof => proof.outcome === outcome);
  const facts = new Set(besides?.observations.map(({ fact }) => fact));
  const sameFacts = deciding.find(({ observations }) =>
    observations.some(({ fact }) => facts.has(fact)),
  );
  return sameFacts ?? deciding[0];
}

/**
 * The deciding evidence of a check, shortened for the history of stage changes.
 *
 * @param besides - what decided it at the other time: of several proofs that
 * say the same, the one that read the same facts is the one to compare
 */
export function toCheckEvidence(
  result: CheckResult,
  besides?: CheckEvidence,
): CheckEvidence {
  const { unknown, exemption, ofEntityRef } = result;
  const observations = decidingProof(result, besides)?.observations ?? [];
  // The cause of an unknown can be one of those that are left out.
  const leftOut = observations.slice(MAX_OBSERVATIONS);
  const restsOn = [result, ...leftOut].flatMap(one => one.restsOn ?? []);
  return {
    observations: observations
      .slice(0, MAX_OBSERVATIONS)
      .map(shortenObservation),
    ...(unknown && { unknown: shortenUnknown(unknown) }),
    ...(exemption && {
      exemption: {
        ...exemption,
        reason: shorten(exemption.reason),
        ...(exemption.evidence && {
          evidence: shortenEvidence(exemption.evidence),
        }),
      },
    }),
    ...(ofEntityRef !== undefined && { ofEntityRef }),
    ...(restsOn.length > 0 && { restsOn: [...new Set(restsOn)] }),
  };
}
