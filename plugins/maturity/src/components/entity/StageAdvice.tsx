import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { StageStanding } from '../../stage/standing';
import { Section } from '../../layout/Section';
import styles from './StageAdvice.module.css';

/** What the reached stage looks like, and its advice, which is apart from the checks. */
export function StageAdvice(props: { standing: readonly StageStanding[] }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const here = props.standing.find(({ position }) => position === 'here');
  if (!here) {
    return null;
  }
  return (
    <Section title={here.stage.title}>
      <div className={styles.advice}>
        <Text as="h3" variant="body-small" color="secondary">
          {t('entity.advice.summary')}
        </Text>
        <Text as="p">{here.stage.summary}</Text>
        <Text as="h3" variant="body-small" color="secondary">
          {t('entity.advice.advice')}
        </Text>
        <Text as="p">{here.stage.advice}</Text>
      </div>
    </Section>
  );
}
