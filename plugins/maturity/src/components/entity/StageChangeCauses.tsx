import {
  Button,
  Accordion,
  AccordionPanel,
  AccordionTrigger,
} from '@backstage/ui';
import {
  Model,
  StageChange,
  CheckChange,
  CheckEvidence,
  Exemption,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { useTexts } from '../../translation';
import styles from './StageHistory.module.css';
import { RiArrowRightLine } from '@remixicon/react';
import { OutcomeFace, outcomes } from '../../outcome/OutcomeFace';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { EvidenceLinks, Observed } from '../../evidence/Observed';
import { useExplanations } from '../../evidence/unknownCauses';
import { formatDate } from '../../format/times';
import { PersonName } from '../../names/EntityName';

function Granted(props: { exemption: Exemption }) {
  const t = useTexts();
  const { reason, grantedBy, until, evidence } = props.exemption;
  return (
    <>
      <span>{reason}</span>
      <span>
        {t('entity.detail.exemptBy', { by: <PersonName by={grantedBy} /> })}{' '}
        {t('entity.detail.exemptUntil', { date: formatDate(until) })}
      </span>
      <EvidenceLinks evidence={evidence && [evidence]} />
    </>
  );
}

/** The evidence of a check at one time, or the reason for missing evidence. */
function StageChangeSighting(props: {
  sighting: CheckEvidence;
  outcome?: Outcome;
  entityRef: string;
}) {
  const t = useTexts();
  const { sighting, outcome, entityRef } = props;
  const { explainUnknown } = useExplanations();
  const { observations, unknown, exemption, ofEntityRef, hidden } = sighting;
  // The cause of an unknown replaces its observations.
  const read = unknown || exemption ? [] : observations;
  const isEmpty = read.length === 0 && !unknown && !exemption;
  return (
    <span className={styles.sighting}>
      {unknown && <span>{explainUnknown(unknown).why}</span>}
      {exemption && <Granted exemption={exemption} />}
      {read.map(observation => (
        <Observed key={observation.fact} observation={observation} />
      ))}
      {isEmpty && (
        <span>
          {outcome === 'notApplicable'
            ? t('entity.detail.notApplicable')
            : t(
                hidden
                  ? 'entity.unknown.hidden.why'
                  : 'entity.history.nothingRead',
              )}
        </span>
      )}
      {ofEntityRef !== undefined && ofEntityRef !== entityRef && (
        <span>
          {t('entity.next.of')} <EntityRefLink entityRef={ofEntityRef} />
        </span>
      )}
    </span>
  );
}

/** The face of the check before and after, and the same in words. */
function Gist(props: { title: string; change: CheckChange }) {
  const t = useTexts();
  const { from, to } = props.change;
  const check = props.title;
  const after = to ? t(outcomes[to].word) : '–';
  return (
    <span className={styles.gist}>
      <span className={styles.faces} aria-hidden>
        {from && <OutcomeFace outcome={from} iconOnly />}
        {from && <RiArrowRightLine className={styles.arrow} />}
        {to && <OutcomeFace outcome={to} iconOnly />}
      </span>
      <span>
        {from
          ? t('entity.history.change', {
              check,
              to: after,
              from: t(outcomes[from].word),
            })
          : t('entity.history.appeared', { check, to: after })}
      </span>
    </span>
  );
}

/** A check that came to something else; opens to what was seen before and after. */
function StageChangeCause(props: {
  title: string;
  entityRef: string;
  change: CheckChange;
}) {
  const t = useTexts();
  const { title, entityRef, change } = props;
  const { before, after } = change;
  const gist = <Gist title={title} change={change} />;
  if (!before && !after) {
    return gist;
  }
  return (
    <Accordion className={styles.cause}>
      <AccordionTrigger level={4} className={styles.causeTrigger}>
        {gist}
      </AccordionTrigger>
      <AccordionPanel>
        <dl className={styles.sightings}>
          {before && <dt>{t('entity.history.before')}</dt>}
          {before && (
            <dd>
              <StageChangeSighting
                sighting={before}
                outcome={change.from}
                entityRef={entityRef}
              />
            </dd>
          )}
          {after && <dt>{t('entity.history.after')}</dt>}
          {after && (
            <dd>
              <StageChangeSighting
                sighting={after}
                outcome={change.to}
                entityRef={entityRef}
              />
            </dd>
          )}
        </dl>
      </AccordionPanel>
    </Accordion>
  );
}

const shownAtFirst = 4;

/** The checks that came to something else when the stage changed. */
export function StageChangeCauses(props: {
  change: StageChange;
  model: Model;
}) {
  const t = useTexts();
  const { change, model } = props;
  const { checks } = change;
  const [isWhole, setIsWhole] = useState(false);
  const titles = new Map(
    model.stages.flatMap(stage =>
      stage.checks.map(check => [check.id, check.title] as const),
    ),
  );
  // One more line is no shorter than the words that it hides behind.
  const isShort = isWhole || checks.length <= shownAtFirst + 1;
  const shown = isShort ? checks : checks.slice(0, shownAtFirst);
  return (
    <>
      <ul className={styles.causes}>
        {shown.map(check => (
          <li key={check.id}>
            <StageChangeCause
              title={titles.get(check.id) ?? check.id}
              entityRef={change.entityRef}
              change={check}
            />
          </li>
        ))}
      </ul>
      {!isShort && (
        <Button
          variant="tertiary"
          size="small"
          className={styles.more}
          onPress={() => setIsWhole(true)}
        >
          {t('entity.history.more', { count: checks.length - shownAtFirst })}
        </Button>
      )}
    </>
  );
}
