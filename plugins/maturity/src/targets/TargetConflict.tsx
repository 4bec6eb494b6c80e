import { Alert, Button } from '@backstage/ui';
import {
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../format/numbers';
import { formatDate } from '../format/times';
import { useEntityTitle } from '../names/useEntityTitle';
import { useTexts } from '../translation';
import { findDifferences, FormField, TargetForm, toForm } from './targetForm';
import styles from './Targets.module.css';

const labels = {
  stageId: 'targets.form.stage',
  percent: 'targets.form.share',
  lifecycle: 'targets.form.lifecycle',
  owner: 'targets.form.owner',
  startsOn: 'targets.form.startsOn',
  dueOn: 'targets.form.dueOn',
  note: 'targets.form.note',
} as const satisfies Record<FormField, string>;

/** Both texts, where somebody else wrote meanwhile, and the choice between them. */
export function TargetConflict(props: {
  models: readonly Model[];
  current: StageTarget;
  mine: TargetForm;
  onKeepMine: () => void;
  onTakeStored: () => void;
}) {
  const { models, current, mine, onKeepMine, onTakeStored } = props;
  const t = useTexts();
  const entityTitle = useEntityTitle();
  const stored = toForm(current);
  const differences = findDifferences(stored, mine);
  const stages = models.find(({ id }) => id === current.modelId)?.stages ?? [];

  function describe(field: FormField, form: TargetForm): string {
    switch (field) {
      case 'stageId':
        return (
          stages.find(({ id }) => id === form.stageId)?.title ?? form.stageId
        );
      case 'percent':
        return form.percent === undefined
          ? t('targets.conflict.nothing')
          : formatNumber(form.percent);
      case 'lifecycle':
        return form.lifecycle.length > 0
          ? form.lifecycle.join(', ')
          : t('targets.form.all');
      case 'owner':
        return form.owner && entityTitle(form.owner);
      case 'note':
        return form.note || t('targets.conflict.nothing');
      default:
        return formatDate(form[field]);
    }
  }

  if (current.ended) {
    return (
      <Alert
        status="warning"
        icon
        role="alert"
        title={t('targets.conflict.ended', { reason: current.ended.reason })}
        description={t('targets.conflict.gone')}
      />
    );
  }
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={t('targets.conflict.title')}
      description={
        <div className={styles.form}>
          <span>{t('targets.conflict.text')}</span>
          <div className={styles.comparison}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('targets.conflict.field')}</th>
                  <th scope="col">{t('targets.conflict.stored')}</th>
                  <th scope="col">{t('targets.conflict.mine')}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map(field => (
                  <tr key={field}>
                    <th scope="row">{t(labels[field])}</th>
                    <td>{describe(field, stored)}</td>
                    <td>{describe(field, mine)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className={styles.actions}>
            <Button variant="secondary" size="small" onPress={onKeepMine}>
              {t('targets.conflict.keepMine')}
            </Button>
            <Button variant="secondary" size="small" onPress={onTakeStored}>
              {t('targets.conflict.takeStored')}
            </Button>
          </div>
        </div>
      }
    />
  );
}
