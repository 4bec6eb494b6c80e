import {
  Model,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useTexts } from '../../translation';
import { FixDetail } from './FixDetail';
import styles from './FixPlan.module.css';
import { formatNumber } from '../../format/numbers';
import { fixTitle } from '../../names/checks';
import { useEntityWords } from '../../names/useEntityWords';
import { usePrinting } from '../../print/PrintContext';

/** One fix of the plan: title, effort and gain. Expands to its details. */
export function FixRow(props: {
  model: Model;
  fix: PlannedFix;
  /** 1-based place in the plan. */
  position: number;
  /** Rises of the fix with the most of them: the whole width. */
  most: number;
}) {
  const { model, fix, position, most } = props;
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const isPrinting = usePrinting();
  const words = useEntityWords(model);
  const detailId = useId();
  const { rises, blocks, risesSoFar } = fix;
  const count = rises > 0 ? rises : blocks;
  const gain = t(rises > 0 ? 'overview.fixes.rises' : 'overview.fixes.closer', {
    entities: words.count(count),
  });
  const Icon = isOpen ? RiArrowDownSLine : RiArrowRightSLine;

  return (
    <li className={styles.fix}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        aria-controls={detailId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.position}>{position}</span>{' '}
        <span className={styles.title}>{fixTitle(model, fix.checkId)}</span>{' '}
        <span className={styles.gain}>
          <span className={styles.number}>{gain}</span>{' '}
          <span className={styles.quiet}>
            {t('overview.fixes.soFar', { shown: formatNumber(risesSoFar) })}
          </span>
        </span>{' '}
        <span className={styles.effort}>
          {t(`common.effort.${fix.effort}`)}
        </span>
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.fill}
            style={{ width: `${(100 * rises) / most}%` }}
          />
        </span>
        <Icon aria-hidden className={styles.icon} />
      </button>
      <div id={detailId} hidden={!isOpen && !isPrinting}>
        {(isOpen || isPrinting) && <FixDetail model={model} fix={fix} />}
      </div>
    </li>
  );
}
