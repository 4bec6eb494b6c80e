import {
  CheckResult,
  Observation,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Texts, useTexts } from '../translation';
import { FactNames, useFactNames } from './sourceTitles';
import { formatDate, formatInstant, formatRelative } from '../format/times';
import { toPersonName } from '../names/EntityName';

type Cause = Unknown['cause'];
type UnknownByCause = { [C in Cause]: Extract<Unknown, { cause: C }> };

/** The context of an explanation. */
export interface ExplainContext {
  readonly t: Texts;
  readonly names: FactNames;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The reason why something is not measured, and the remedy. */
export interface Explanation {
  readonly why: string;
  readonly remedy: string;
}

/** Sources that read only the catalog entry, where the remedy is. */
const ENTRY_SOURCES: readonly string[] = ['catalog', 'attestation'];

/** The source that counts components: too few of them are measured. */
const PARTS_SOURCE = 'scorecard';

const unknownCauses: {
  [C in Cause]: (
    unknown: UnknownByCause[C],
    context: ExplainContext,
  ) => Explanation;
} = {
  sourceNotInstalled: (unknown, { t, names }) => {
    const source = names.sourceTitle(unknown.source);
    if (names.isOtherHost(unknown.source)) {
      return {
        why: t('entity.unknown.otherHost.why', { source }),
        remedy: t('entity.unknown.otherHost.remedy'),
      };
    }
    return {
      why: t('entity.unknown.sourceNotInstalled.why', { source }),
      remedy: unknown.install
        ? t('entity.unknown.sourceNotInstalled.install', {
            package: unknown.install,
          })
        : t('entity.unknown.sourceNotInstalled.ask', { source }),
    };
  },
  notReported: (unknown, { t, names }) => {
    const source = names.sourceTitle(unknown.source);
    return {
      why: t('entity.unknown.notReported.why', { source }),
      remedy: t('entity.unknown.notReported.remedy', { source }),
    };
  },
  notObservable: (unknown, { t, names }) => {
    if (unknown.source === PARTS_SOURCE) {
      return {
        why: t('entity.unknown.notObservable.parts', {
          message: unknown.message,
        }),
        remedy: t('entity.unknown.notObservable.measureParts'),
      };
    }
    const source = names.sourceTitle(unknown.source);
    const cause = unknown.outOfScope ? 'outOfScope' : 'notObservable';
    return {
      why: t(`entity.unknown.${cause}.why`, {
        source,
        message: unknown.message,
      }),
      remedy:
        cause === 'notObservable' && ENTRY_SOURCES.includes(unknown.source)
          ? t('entity.unknown.notObservable.correctEntry')
          : t(`entity.unknown.${cause}.remedy`, { source }),
    };
  },
  hidden: (_, { t }) => ({
    why: t('entity.unknown.hidden.why'),
    remedy: t('entity.unknown.hidden.remedy'),
  }),
  noProofApplies: (_, { t }) => ({
    why: t('entity.unknown.noProofApplies.why'),
    remedy: t('entity.unknown.noProofApplies.remedy'),
  }),
  notAttested: (_, { t }) => ({
    why: t('entity.unknown.notAttested.why'),
    remedy: t('entity.unknown.notAttested.remedy'),
  }),
  tooWeak: ({ grade, needed }, { t }) => ({
    why: t(`entity.unknown.tooWeak.${needed}`, {
      grade: t(`common.grade.${grade}`),
    }),
    remedy: t('entity.unknown.tooWeak.remedy'),
  }),
  inFuture: ({ at }, { t }) => ({
    why: t('entity.unknown.inFuture.why', { when: formatInstant(at) }),
    remedy: t('entity.unknown.inFuture.remedy'),
  }),
  noRelatedEntity: (unknown, { t }) => ({
    why: t(`entity.unknown.noRelatedEntity.${unknown.of}`, {
      message: unknown.message,
    }),
    remedy:
      unknown.of === 'organization'
        ? t('entity.unknown.noRelatedEntity.configure')
        : t('entity.unknown.noRelatedEntity.remedy'),
  }),
  stale: (unknown, { t, names, now }) => {
    const source = names.sourceTitle(unknown.source);
    if (unknown.expiredAt) {
      const when = formatRelative(unknown.expiredAt, now);
      return unknown.source === 'attestation'
        ? {
            why: t('entity.unknown.expired.attestation', { when }),
            remedy: t('entity.unknown.expired.attestAgain'),
          }
        : {
            why: t('entity.unknown.expired.why', { source, when }),
            remedy: t('entity.unknown.stale.remedy'),
          };
    }
    const why = t('entity.unknown.stale.why', {
      source,
      when: formatRelative(unknown.observedAt, now),
    });
    return {
      why: unknown.message
        ? `${why} ${t('entity.unknown.stale.because', {
            message: unknown.message,
          })}`
        : why,
      remedy: t('entity.unknown.stale.remedy'),
    };
  },
  error: (unknown, { t, names }) => ({
    why: t('entity.unknown.error.why', {
      source: names.sourceTitle(unknown.source),
      message: unknown.message,
    }),
    remedy: t('entity.unknown.error.remedy'),
  }),
};

/** Explains why a fact is unknown. */
export function explainUnknown<C extends Cause>(
  unknown: UnknownByCause[C] & { readonly cause: C },
  context: ExplainContext,
): Explanation {
  return unknownCauses[unknown.cause](unknown, context);
}

/** Explains why a check is not measured; evidence of the entity's own code host comes first. */
export function explainResult(
  result: CheckResult,
  context: ExplainContext,
): Explanation | undefined {
  const { unknown, proofs } = result;
  if (!unknown) {
    return undefined;
  }
  const all = proofs
    .flatMap(({ observations }) => observations)
    .flatMap(observation => observation.unknown ?? []);
  const fitting = [unknown, ...all].find(
    each =>
      each.cause !== 'sourceNotInstalled' ||
      !context.names.isOtherHost(each.source),
  );
  const explanation = explainUnknown(fitting ?? unknown, context);
  const stated = unknown.cause !== 'tooWeak' && findStated(result);
  return stated
    ? {
        ...explanation,
        why: context.t('entity.unknown.unconfirmed', {
          stated: describeStated(stated, context.t),
          why: explanation.why,
        }),
      }
    : explanation;
}

/** An observation that is declared or attested and passes its proof. */
export function findStated({ proofs }: CheckResult): Observation | undefined {
  return proofs
    .filter(({ outcome }) => outcome === 'pass')
    .flatMap(({ observations }) => observations)
    .find(({ grade }) => grade === 'attested' || grade === 'declared');
}

function describeStated({ grade, statement }: Observation, t: Texts): string {
  if (!statement) {
    return t(`common.grade.${grade ?? 'declared'}`);
  }
  return t('entity.attested.by', {
    by: toPersonName(statement.by),
    on: formatDate(statement.on),
  });
}

/** Explains unknown facts and results of the entity that is shown. */
export function useExplanations() {
  const t = useTexts();
  const context = { t, names: useFactNames(), now: Date.now() };
  return {
    explainResult: (result: CheckResult) => explainResult(result, context),
    explainUnknown: (unknown: Unknown) => explainUnknown(unknown, context),
  };
}
