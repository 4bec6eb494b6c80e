import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityMaturity } from '../../queries/useEntityMaturity';

/**
 * The first model that applies to an entity, and its assessment by it: the one
 * is absent where no model applies, the other where nothing could be measured.
 */
export function firstStandingOf({ models, assessments }: EntityMaturity): {
  readonly model?: Model;
  readonly assessment?: Assessment;
} {
  const model = models.items.find(({ id }) =>
    assessments.modelIds.includes(id),
  );
  const assessment = assessments.items.find(
    ({ modelId, rank }) => modelId === model?.id && rank > 0,
  );
  return { model, assessment };
}
