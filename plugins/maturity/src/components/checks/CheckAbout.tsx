import { useTexts } from '../../translation';
import { ExternalLink } from '../../links/ExternalLink';
import { CheckRow } from './checkRows';
import styles from './ChecksPanel.module.css';
import { WhoFails } from './WhoFails';

/** The reason for a check, its remedy, and the entities that do not meet it. */
export function CheckAbout(props: { row: CheckRow }) {
  const { check, counts } = props.row;
  const t = useTexts();
  return (
    <>
      <dl className={styles.about}>
        <dt>{t('org.model.why')}</dt>
        <dd>{check.why}</dd>
        <dt>{t('org.model.fix')}</dt>
        <dd>
          {check.fix.text}
          {check.fix.docs && (
            <>
              {' '}
              <ExternalLink
                href={check.fix.docs}
                title={t('org.model.guide')}
              />
            </>
          )}
        </dd>
        <dt>{t('org.model.effort')}</dt>
        <dd>{t(`common.effortSize.${check.fix.effort}`)}</dd>
      </dl>
      {(['fail', 'unknown'] as const).map(
        outcome =>
          counts[outcome] > 0 && (
            <WhoFails
              key={outcome}
              checkId={check.id}
              outcome={outcome}
              count={counts[outcome]}
            />
          ),
      )}
      {counts.fail + counts.unknown === 0 && <p>{t('checks.nobody')}</p>}
    </>
  );
}
