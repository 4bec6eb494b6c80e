import { Select } from '@backstage/ui';
import { useTexts } from '../translation';
import { useOrg } from './OrgContext';

/** Chooses the model, where there is more than one. */
export function ModelFilter() {
  const t = useTexts();
  const { models, model, change } = useOrg();
  if (models.length < 2) {
    return null;
  }
  return (
    <Select
      label={t('org.field.model')}
      options={models.map(({ id, title }) => ({ id, label: title }))}
      value={model.id}
      onChange={key =>
        change({
          // Stages and checks are those of the model that is left.
          filter: { modelId: String(key), stage: undefined, check: undefined },
          atLeast: undefined,
        })
      }
    />
  );
}
