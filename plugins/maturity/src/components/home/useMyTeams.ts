import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCounts } from '../../queries/useCounts';
import { useModels } from '../../queries/useModels';
import { useMovers } from '../../queries/useMovers';
import { usePlan } from '../../queries/usePlan';
import { useRequest } from '../../queries/useRequest';

/** How far back "what changed" looks, in days. */
const changedWithin = 30;

/** The groups that the reader is a member of, and what is known of what they own. */
export function useMyTeams() {
  const identityApi = useApi(identityApiRef);
  const teams = useRequest(identityApi, 'teams', async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return ownershipEntityRefs.filter(
      ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
    );
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
  const movers = useMovers(
    filter ? { filter, days: changedWithin, limit: 3 } : undefined,
  );
  const parts = [teams, models, counts, plan, movers];
  return {
    teams: teams.data,
    model,
    hasNoModel: models.data !== undefined && !model,
    filter: filter || undefined,
    counts: counts.data,
    plan: plan.data,
    movers: movers.data,
    error: parts.find(({ error }) => error)?.error,
    retry: () =>
      parts.filter(({ error }) => error).forEach(({ retry }) => retry()),
  };
}
