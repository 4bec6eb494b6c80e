import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId } from 'react';
import { useTexts } from '../../translation';
import { useOrg } from '../../orgFrame/OrgContext';
import { narrowToOutcome } from '../../url/orgQuery';
import { useOrgLinks } from '../../url/useOrgLinks';
import { CheckAbout } from './CheckAbout';
import { CheckRow } from './checkRows';
import styles from './ChecksPanel.module.css';
import { OutcomeBar } from './OutcomeBar';
import { formatNumber } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';

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
          <OutcomeBar
            title={check.title}
            counts={counts}
            linkTo={outcome =>
              links.services({
                check: narrowToOutcome(filter, { id: check.id, outcome }),
              })
            }
          />
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
