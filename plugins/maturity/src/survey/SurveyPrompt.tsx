import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { maturitySurveyAnswerPermission } from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { Section } from '../layout/Section';
import { useSurvey } from '../queries/survey';
import { useTexts } from '../translation';
import { dismiss, isDismissed, readDraft } from './draft';
import { formatLastDay } from './formatLastDay';
import styles from './Survey.module.css';
import { SurveyForm } from './SurveyForm';

/**
 * Asks for an answer to the survey, once a quarter. Nothing for those who have
 * answered, may not, or do not want to.
 */
export function SurveyPrompt() {
  const t = useTexts();
  const { allowed } = usePermission({
    permission: maturitySurveyAnswerPermission,
  });
  const { data: survey } = useSurvey({ isEnabled: allowed });
  const [hasDraft] = useState(() => Object.keys(readDraft()).length > 0);
  const [isWanted, setIsWanted] = useState(false);
  const isAnswering = hasDraft || isWanted;
  const [counted, setCounted] = useState<string>();
  const [dismissed, setDismissed] = useState<string>();
  if (!survey) {
    return null;
  }
  const { quarter, status, closesAt } = survey;
  if (counted === quarter) {
    return (
      <Section title={t('survey.title', { quarter })}>
        <p role="status" className={styles.text}>
          {t('survey.thanks')} {t('survey.thanksMore')}
        </p>
      </Section>
    );
  }
  if (
    status !== 'open' ||
    dismissed === quarter ||
    (isDismissed(quarter) && !isAnswering)
  ) {
    return null;
  }
  const putOff = () => {
    dismiss(quarter);
    setDismissed(quarter);
  };
  return (
    <Section title={t('survey.title', { quarter })}>
      <p className={styles.text}>
        {t('survey.invite')} {t('survey.private')}{' '}
        {closesAt && t('survey.closes', { day: formatLastDay(closesAt) })}
      </p>
      {isAnswering ? (
        <SurveyForm
          survey={survey}
          isWanted={isWanted}
          onCounted={() => setCounted(quarter)}
          onCancel={putOff}
        />
      ) : (
        <div className={styles.buttons}>
          <Button variant="primary" onPress={() => setIsWanted(true)}>
            {t('survey.start')}
          </Button>
          <Button variant="tertiary" onPress={putOff}>
            {t('survey.later')}
          </Button>
        </div>
      )}
    </Section>
  );
}
