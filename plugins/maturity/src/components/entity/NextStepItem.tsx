import { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Badge, Text, ButtonLink } from '@backstage/ui';
import {
  Check,
  CheckResult,
  NextStep,
  Fix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { ContradictedBadge } from '../../evidence/ContradictedBadge';
import { Observed } from '../../evidence/Observed';
import { useExplanations } from '../../evidence/unknownCauses';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import styles from './NextSteps.module.css';
import { formatNumber } from '../../format/numbers';
import { useRouteRef } from '@backstage/core-plugin-api';
import { RiExternalLinkLine, RiMagicLine } from '@remixicon/react';
import { templateRouteRef } from '../../routes';
import { safeHref } from '../../links/ExternalLink';
import { stepTitle } from '../../names/CheckText';
import { findFailing } from './failing';
import { templateRouteParams, toTemplateParameters } from './useFixTemplates';

/** The address of a template's form, filled in for an entity. */
function useTemplateHref(
  templateRef: string | undefined,
  entity: Entity,
): string | undefined {
  const templateRoute = useRouteRef(templateRouteRef);
  const params = templateRouteParams(templateRef);
  if (!templateRoute || !params) {
    return undefined;
  }
  const query = new URLSearchParams({
    formData: JSON.stringify(toTemplateParameters(entity)),
  });
  return `${templateRoute(params)}?${query}`;
}

/** The links that help to meet a check: a template and a guide. */
function FixLinks(props: {
  fix: Fix;
  template?: string;
  entity: Entity;
  about: string;
}) {
  const t = useTexts();
  const { fix, entity, about } = props;
  const template = useTemplateHref(props.template, entity);
  const docs = safeHref(fix.docs);
  if (!template && !docs) {
    return null;
  }
  return (
    <div className={styles.links}>
      {template && (
        <ButtonLink
          href={template}
          aria-label={t('entity.next.templateFor', { check: about })}
          variant="primary"
          iconStart={<RiMagicLine />}
        >
          {t('entity.next.template')}
        </ButtonLink>
      )}
      {docs && (
        <ButtonLink
          href={docs}
          aria-label={t('entity.next.guideFor', { check: about })}
          target="_blank"
          rel="noopener noreferrer"
          variant="secondary"
          iconEnd={<RiExternalLinkLine />}
        >
          {t('entity.next.guide')}
        </ButtonLink>
      )}
    </div>
  );
}

const shownObservations = 3;

/** The observations that fail a check; of one that is not measured, all that are known. */
function EvidenceSeen(props: { check: Check; result: CheckResult }) {
  const t = useTexts();
  const { check, result } = props;
  const known = result.proofs
    .flatMap(proof => proof.observations)
    .filter(observation => !observation.unknown)
    .map(observation => ({ observation, unmet: undefined }));
  const failing = findFailing(check.condition, result).map(unmet => ({
    observation: unmet.observation,
    unmet,
  }));
  // Several proofs may look at the same fact.
  const byFact = new Map(
    [...known, ...failing].map(one => [one.observation.fact, one]),
  );
  const seen = [...byFact.values()]
    .sort((one, other) => Number(!one.unmet) - Number(!other.unmet))
    .slice(0, shownObservations);
  if (seen.length === 0) {
    return null;
  }
  return (
    <>
      <dt>{t('entity.next.seen')}</dt>
      <dd>
        {seen.map(one => (
          <Observed key={one.observation.fact} {...one} />
        ))}
      </dd>
    </>
  );
}

function HowToMeasure(props: { result: CheckResult }) {
  const t = useTexts();
  const unknown = useExplanations().explainResult(props.result);
  if (!unknown) {
    return null;
  }
  const { why, remedy } = unknown;
  return (
    <>
      <dt>{t('entity.next.notMeasured')}</dt>
      <dd>{why}</dd>
      <dt>{t('entity.next.toMeasure')}</dt>
      <dd>{remedy}</dd>
    </>
  );
}

/** One next step: why, how, what was seen, and the links that do it. */
export function NextStepItem(props: {
  position: number;
  /** The number of steps to the next stage, and its rank. */
  total: number;
  rank: number;
  step: NextStep;
  check: Check;
  result?: CheckResult;
  template?: string;
  entity: Entity;
}) {
  const t = useTexts();
  const { position, total, rank, step, check, result } = props;
  const { template, entity } = props;
  return (
    <li className={styles.step} data-outcome={step.outcome}>
      <span className={styles.position} aria-hidden>
        {formatNumber(position)}
      </span>
      <div className={styles.content}>
        <div className={styles.head}>
          <Text as="h3" variant="body-large" weight="bold">
            {stepTitle(check)}
          </Text>
          <OutcomeFace outcome={step.outcome} />
          {result?.contradicted && <ContradictedBadge />}
        </div>
        <Text as="p" variant="body-medium">
          {check.why}
        </Text>
        <dl className={styles.facts}>
          {result && <HowToMeasure result={result} />}
          <dt>{t('entity.next.how')}</dt>
          <dd>{check.fix.text}</dd>
          {result && <EvidenceSeen check={check} result={result} />}
          {result?.hidden && !result.unknown && (
            <>
              <dt>{t('entity.next.seen')}</dt>
              <dd>{t('entity.unknown.hidden.why')}</dd>
            </>
          )}
          {result?.ofEntityRef && (
            <>
              <dt>{t('entity.next.of')}</dt>
              <dd>
                <EntityRefLink entityRef={result.ofEntityRef} />
              </dd>
            </>
          )}
        </dl>
        <div className={styles.foot}>
          <Badge size="small">{t(`common.effort.${step.effort}`)}</Badge>
          <Text variant="body-small" color="secondary">
            {t('entity.next.position', {
              number: formatNumber(position),
              total: formatNumber(total),
              rank: formatNumber(rank),
            })}
          </Text>
          <FixLinks
            fix={check.fix}
            template={template}
            entity={entity}
            about={stepTitle(check)}
          />
        </div>
      </div>
    </li>
  );
}
