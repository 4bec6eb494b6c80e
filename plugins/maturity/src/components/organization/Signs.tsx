import { Badge, Text } from '@backstage/ui';
import {
  CheckResult,
  JudgedShare,
  Outcome,
  readJudgedShare,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { GradeMark } from '../../evidence/GradeMark';
import { useExplanations } from '../../evidence/unknownCauses';
import { formatNumber, formatPercent } from '../../format/numbers';
import { Section } from '../../layout/Section';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import {
  CheckStanding,
  readOutcome,
  StageStanding,
} from '../../stage/standing';
import { useTexts } from '../../translation';
import styles from './Signs.module.css';
import { SubjectStanding } from './useSubjectStanding';

const words = {
  pass: { said: 'organization.signs.said', seen: 'organization.signs.seen' },
  fail: {
    said: 'organization.signs.saidNot',
    seen: 'organization.signs.notSeen',
  },
} as const;

/** How a characteristic is known: seen, said, or not at all. */
function useSignWords(): (
  outcome: Outcome,
  result: CheckResult | undefined,
) => string {
  const t = useTexts();
  return (outcome, result) => {
    if (outcome === 'pass' || outcome === 'fail') {
      return t(words[outcome][result?.grade === 'attested' ? 'said' : 'seen']);
    }
    return t(`organization.signs.${outcome}`);
  };
}

/** A share as a bar, with the line that it has to reach. */
function ShareBar(props: { share: JudgedShare }) {
  const t = useTexts();
  const { value, line, text } = props.share;
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${100 * value}%` }} />
        <span className={styles.line} style={{ left: `${100 * line}%` }} />
      </span>
      <span className={styles.percent}>
        {formatPercent(Math.round(100 * value))}
      </span>
      <Text variant="body-small" color="secondary">
        {[
          text,
          t('organization.signs.line', {
            share: formatPercent(Math.round(100 * line)),
          }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </span>
  );
}

function Sign(props: { standing: CheckStanding }) {
  const { standing } = props;
  const { check, result } = standing;
  const t = useTexts();
  const toWords = useSignWords();
  const { explainResult } = useExplanations();
  const outcome = readOutcome(standing);
  const share = readJudgedShare(check, result);
  const unknown = result && explainResult(result);
  return (
    <li className={styles.sign}>
      <span className={styles.face}>
        <OutcomeFace outcome={outcome} word={toWords(outcome, result)} />
      </span>
      <Text>{check.title}</Text>
      <span className={styles.marks}>
        {result?.grade && <GradeMark grade={result.grade} />}
        {!check.required && (
          <Badge size="small">{t('org.model.recommendedWord')}</Badge>
        )}
      </span>
      {share && <ShareBar share={share} />}
      {unknown && (
        <Text variant="body-small" color="secondary" className={styles.unknown}>
          {unknown.why}
        </Text>
      )}
    </li>
  );
}

function StageSigns(props: { standing: StageStanding }) {
  const { stage, rank, position, checks, required } = props.standing;
  const t = useTexts();
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className={styles.stage}
      data-position={position}
    >
      <h3 id={titleId} className={styles.title}>
        <span>
          {formatNumber(rank)} {stage.title}
        </span>
        {required.total > 0 && (
          <Text variant="body-small" color="secondary">
            {t('organization.signs.stageCount', {
              met: formatNumber(required.met),
              total: formatNumber(required.total),
            })}
          </Text>
        )}
      </h3>
      <Text as="p" variant="body-small" color="secondary">
        {stage.summary}
      </Text>
      {checks.length === 0 ? (
        <Text as="p" variant="body-small">
          {t('org.model.floor')}
        </Text>
      ) : (
        <ul className={styles.signs}>
          {checks.map(check => (
            <Sign key={check.check.id} standing={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The sentences by which a reader recognises a stage: which are seen, said, or not known. */
export function Signs(props: { standing: SubjectStanding }) {
  const t = useTexts();
  return (
    <Section title={t('organization.signs.title')}>
      <Text as="p" variant="body-small" color="secondary">
        {t('organization.signs.explained')}
      </Text>
      {props.standing.stages.map(standing => (
        <StageSigns key={standing.stage.id} standing={standing} />
      ))}
    </Section>
  );
}
