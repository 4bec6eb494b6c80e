import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  useCounts,
  useModels,
  usePlan,
  useStageChanges,
} from '../../queries/queries';
import { combineAnswers, useAnswer } from '../../queries/useAnswer';
import { keys } from '../../queries/queryClient';

/** Days that recent stage changes reach back. */
const changedWithin = 30;

/** The groups that the reader is a member of, and the scorecard of what they own. */
export function useMyTeams() {
  const identityApi = useApi(identityApiRef);
  const teams = useAnswer({
    key: keys.ownGroups,
    read: async () => {
      const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
      return ownershipEntityRefs.filter(
        ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
      );
    },
  });
  const models = useModels();
  const model = models.data?.items[0];
  // An empty list would select nothing; nothing is asked for then.
  const filter = model &&
    teams.data?.length && {
      modelId: model.id,
      owner: teams.data,
      ownerTree: true,
    };
  const counts = useCounts(
    filter ? { filter, groupBy: 'owner', tree: true } : undefined,
  );
  const plan = usePlan(filter ? { filter, limit: 3 } : undefined);
  const changes = useStageChanges(
    filter ? { filter, days: changedWithin, limit: 3 } : undefined,
  );
  return {
    ...combineAnswers(teams, models, counts, plan, changes),
    teams: teams.data,
    model,
    hasNoModel: models.data !== undefined && !model,
    filter: filter || undefined,
    counts: counts.data,
    plan: plan.data,
    changes: changes.data,
  };
}
