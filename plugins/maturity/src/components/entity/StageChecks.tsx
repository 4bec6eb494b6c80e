import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useTexts } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { StageStanding } from '../../stage/standing';
import styles from './CheckList.module.css';
import { CheckRow } from './CheckRow';
import { formatNumber } from '../../format/numbers';

/** The checks of one stage, folded under its title. */
export function StageChecks(props: {
  standing: StageStanding;
  isOpen: boolean;
  names: FactNames;
  entityRef: string;
}) {
  const t = useTexts();
  const { standing, isOpen, names, entityRef } = props;
  const { stage, rank, required, checks } = standing;
  const counted = {
    met: formatNumber(required.met),
    total: formatNumber(required.total),
  };
  return (
    <Accordion defaultExpanded={isOpen} className={styles.stage}>
      <AccordionTrigger level={3} className={styles.stageTrigger}>
        <span className={styles.stageHead}>
          <Text weight="bold">
            {formatNumber(rank)} {stage.title}
          </Text>
          {required.total > 0 ? (
            <Text
              variant="body-small"
              color="secondary"
              className={styles.number}
            >
              <span aria-hidden>{t('entity.checks.stageCount', counted)}</span>
              <VisuallyHidden>
                {t('entity.checks.stageCountLabel', counted)}
              </VisuallyHidden>
            </Text>
          ) : (
            <Text variant="body-small" color="secondary">
              {t('entity.checks.noneRequired')}
            </Text>
          )}
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {checks.length === 0 ? (
          <Text as="p" variant="body-small" color="secondary">
            {stage.summary}
          </Text>
        ) : (
          <ul className={styles.checks}>
            {checks.map(check => (
              <li key={check.check.id} className={styles.check}>
                <CheckRow
                  standing={check}
                  names={names}
                  entityRef={entityRef}
                />
              </li>
            ))}
          </ul>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
