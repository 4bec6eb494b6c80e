import { Text } from '@backstage/ui';
import {
  Model,
  NextStep,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Section } from '../../layout/Section';
import { fixTitle } from '../../names/checks';
import { StageStanding } from '../../stage/standing';
import { useTexts } from '../../translation';
import styles from './StageAdvice.module.css';

/** The reached stage: its signs, the first ranked step and the model's advice. */
export function StageAdvice(props: {
  standing: readonly StageStanding[];
  model: Model;
  /** The first of the ranked next steps. */
  nextStep?: NextStep;
}) {
  const t = useTexts();
  const { standing, model, nextStep } = props;
  const here = standing.find(({ position }) => position === 'here');
  if (!here) {
    return null;
  }
  const parts = [
    { title: t('entity.advice.summary'), text: here.stage.summary },
    ...(nextStep
      ? [
          {
            title: t('entity.advice.priority'),
            text: fixTitle(model, nextStep.checkId),
          },
        ]
      : []),
    { title: t('entity.advice.advice'), text: here.stage.advice },
  ];
  return (
    <Section title={here.stage.title}>
      <div className={styles.advice}>
        {parts.map(({ title, text }) => (
          <div key={title}>
            <Text as="h3" variant="body-small" color="secondary">
              {title}
            </Text>
            <Text as="p">{text}</Text>
          </div>
        ))}
      </div>
    </Section>
  );
}
