import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId } from 'react';
import { useTexts } from '../../translation';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome, useOrgLinks } from '../../url/orgQuery';
import { CheckRow, isOfOrganization, outcomeOrder } from './checkRows';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import styles from './ChecksPanel.module.css';
import { OutcomeBar } from './OutcomeBar';
import { formatNumber } from '../../format/numbers';
import { useEntityWords, useStageWords } from '../../names/useEntityWords';
import { CheckText } from '../../names/CheckText';
import { Link, Skeleton, Text } from '@backstage/ui';
import { EntityName } from '../../names/EntityName';
import { useFirstServices } from '../../queries/queries';

const shownAtOnce = 5;

/** The first services with one outcome of a check, and the way to all of them. */
function WhoFails(props: {
  checkId: string;
  outcome: 'fail' | 'unknown';
  count: number;
}) {
  const { checkId, outcome, count } = props;
  const t = useTexts();
  const { model, filter } = useOrg();
  const links = useOrgLinks();
  const stageWords = useStageWords();
  const words = useEntityWords(model);
  const check = narrowToOutcome(filter, { id: checkId, outcome });
  const { data, error } = useFirstServices({ ...filter, check }, shownAtOnce);
  return (
    <section className={styles.who} aria-label={t(`checks.who.${outcome}`)}>
      <h4 className={styles.whoTitle}>{t(`checks.who.${outcome}`)}</h4>
      {error && (
        <Text variant="body-small" color="secondary">
          {t('org.states.errorTitle')}
        </Text>
      )}
      {!data && !error && <Skeleton width="100%" height="8rem" />}
      {data && (
        <ul className={styles.services}>
          {data.items.map(({ entityRef, rank, highestRank }) => (
            <li key={entityRef}>
              <EntityName entityRef={entityRef} defaultKind="component" />
              <span className={styles.quiet}>
                {stageWords({
                  rank,
                  highestRank,
                  title: model.stages[rank - 1]?.title,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link href={links.services({ check })}>
        {t('checks.all', { entities: words.count(count) })}
      </Link>
    </section>
  );
}

/** The reason for a check, its remedy, and the entities that do not meet it. */
function CheckAbout(props: { row: CheckRow }) {
  const { row } = props;
  const { check, counts } = row;
  const t = useTexts();
  const isShared = isOfOrganization(row);
  return (
    <>
      <CheckText check={check} className={styles.about} />
      {(['fail', 'unknown'] as const).map(
        outcome =>
          counts[outcome] > 0 &&
          !isShared && (
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

/** One check as a bar, which opens to why, how and who. */
export function CheckItem(props: {
  row: CheckRow;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { row, isOpen, onToggle } = props;
  const { check, counts, rank, stage } = row;
  const t = useTexts();
  const { filter, model } = useOrg();
  const words = useEntityWords(model);
  const links = useOrgLinks();
  const detailId = useId();

  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <h3 className={styles.title}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            onClick={onToggle}
          >
            {isOpen ? (
              <RiArrowDownSLine aria-hidden="true" />
            ) : (
              <RiArrowRightSLine aria-hidden="true" />
            )}
            <span>{check.title}</span>
          </button>
        </h3>
        <span className={styles.stage} title={stage.title}>
          {t('common.stageNumber', { rank: formatNumber(rank) })}
          {!check.required && ` · ${t('org.model.recommendedWord')}`}
        </span>
        <span className={styles.leverage}>
          {counts.blocksAlone > 0
            ? t('checks.alone', {
                entities: words.count(counts.blocksAlone),
              })
            : counts.blocks > 0 &&
              t('checks.together', {
                entities: words.count(counts.blocks),
              })}
        </span>
        <div className={styles.bar}>
          {isOfOrganization(row) ? (
            <span className={styles.outcomes}>
              {outcomeOrder
                .filter(outcome => counts[outcome] > 0)
                .map(outcome => (
                  <OutcomeFace key={outcome} outcome={outcome} />
                ))}
            </span>
          ) : (
            <OutcomeBar
              title={check.title}
              counts={counts}
              linkTo={outcome =>
                links.services({
                  check: narrowToOutcome(filter, { id: check.id, outcome }),
                })
              }
            />
          )}
        </div>
      </div>
      {isOpen && (
        <div id={detailId} className={styles.detail}>
          <CheckAbout row={row} />
        </div>
      )}
    </li>
  );
}
