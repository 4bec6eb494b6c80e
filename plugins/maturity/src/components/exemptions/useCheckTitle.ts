import { ExemptionItem } from '@platform-maturity/backstage-plugin-maturity-common';
import { useModels } from '../../queries/queries';

/** The title of an exempt check; its id where no model has it any more. */
export function useCheckTitle({
  checkId,
  modelId,
}: Pick<ExemptionItem, 'checkId' | 'modelId'>): string {
  const { data } = useModels();
  const found = data?.items
    .filter(({ id }) => !modelId || id === modelId)
    .flatMap(({ stages }) => stages.flatMap(({ checks }) => checks))
    .find(({ id }) => id === checkId);
  return found?.title ?? checkId;
}
