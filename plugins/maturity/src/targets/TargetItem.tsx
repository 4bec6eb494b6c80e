import { Button } from '@backstage/ui';
import {
  MeasuredTarget,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatDate } from '../format/times';
import { EntityName } from '../names/EntityName';
import { useTexts } from '../translation';
import { TargetBar } from './TargetBar';
import styles from './Targets.module.css';
import { TargetStateFace } from './TargetStateFace';
import { useTargetWords } from './useTargetWords';

/** One target: what is to be reached, how far it is, and where it is heading. */
export function TargetItem(props: {
  measured: MeasuredTarget;
  models: readonly Model[];
  /** Whether it is of an entity above the one that is shown. */
  isInherited: boolean;
  /** Absent for those who may not change it. */
  onChange?: () => void;
  onEnd?: () => void;
}) {
  const { measured, models, isInherited, onChange, onEnd } = props;
  const { target, forecast, hasOwner } = measured;
  const t = useTexts();
  const words = useTargetWords(models);
  const goal = words.goal(target);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3 className={styles.goal}>
          {words.goalWithStage(target)}, {words.by(target)}
        </h3>
        <TargetStateFace state={forecast.state} />
      </div>
      <TargetBar measured={measured} />
      <p className={styles.facts}>{words.facts(measured).join(' ')}</p>
      {target.note && <p className={styles.note}>{target.note}</p>}
      <p className={styles.about}>
        {isInherited && (
          <span>
            {t('targets.inherited')}{' '}
            <EntityName entityRef={target.entityRef} defaultKind="group" />
          </span>
        )}
        <span>
          {t('targets.owner')}:{' '}
          {hasOwner ? (
            <EntityName entityRef={target.owner} />
          ) : (
            <>
              {target.owner} ({t('targets.ownerGone')})
            </>
          )}
        </span>
        <span>{words.lifecycle(target.lifecycle)}</span>
        <span>
          {t('targets.dates', {
            start: formatDate(target.startsOn),
            due: formatDate(target.dueOn),
          })}
        </span>
      </p>
      {onChange && onEnd && (
        <div className={styles.actions}>
          <Button
            variant="secondary"
            size="small"
            aria-label={t('targets.changeOf', { goal })}
            onPress={onChange}
          >
            {t('targets.change')}
          </Button>
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('targets.endOf', { goal })}
            onPress={onEnd}
          >
            {t('targets.endIt')}
          </Button>
        </div>
      )}
    </li>
  );
}
