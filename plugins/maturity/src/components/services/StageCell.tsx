import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { StageLadderMini } from '../../stage/StageLadderMini';
import { useStageWords } from '../../names/useStageWords';
import styles from './ServicesTable.module.css';

/** The stage as a small ladder with its words. */
export function StageCell(props: { model: Model; rank: number }) {
  const { model, rank } = props;
  const title = model.stages[rank - 1]?.title;
  const words = useStageWords()({ rank, title });
  return (
    <span className={styles.stage} title={words}>
      <span aria-hidden="true" className={styles.ladder}>
        <StageLadderMini
          rank={rank}
          count={model.stages.length}
          label={words}
        />
      </span>
      <span className={styles.clip}>
        {title === undefined ? words : `${rank} ${title}`}
      </span>
    </span>
  );
}
