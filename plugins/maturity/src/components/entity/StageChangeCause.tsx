import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { CheckChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowRightLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { outcomes } from '../../outcome/outcomes';
import { StageChangeSighting } from './StageChangeSighting';
import styles from './StageHistory.module.css';

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
              ...{ check, to: after },
              from: t(outcomes[from].word),
            })
          : t('entity.history.appeared', { check, to: after })}
      </span>
    </span>
  );
}

/** A check that came to something else; opens to what was seen before and after. */
export function StageChangeCause(props: {
  title: string;
  /** The entity whose stage changed. */
  entityRef: string;
  change: CheckChange;
  names: FactNames;
}) {
  const t = useTexts();
  const { title, entityRef, change, names } = props;
  const { before, after } = change;
  const gist = <Gist title={title} change={change} />;
  if (!before && !after) {
    return gist;
  }
  const around = { entityRef, names };
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
                {...around}
              />
            </dd>
          )}
          {after && <dt>{t('entity.history.after')}</dt>}
          {after && (
            <dd>
              <StageChangeSighting
                sighting={after}
                outcome={change.to}
                {...around}
              />
            </dd>
          )}
        </dl>
      </AccordionPanel>
    </Accordion>
  );
}
