import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ListMissingSourcesResponse,
  Model,
  SuggestedFactSource,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countAnnotated } from '../catalog/countAnnotated';
import { CatalogAccess, EntityVisibility } from '../catalog/types';
import { rankMissingSources } from './rankMissingSources';
import { ScorecardReader } from './ScorecardReader';

/** Tells which sources that are not connected would tell the most. */
export class MissingSourcesReader {
  constructor(
    private readonly options: {
      readonly catalog: Pick<CatalogAccess['catalog'], 'queryEntities'>;
      readonly scorecard: Pick<ScorecardReader, 'countChecks'>;
      readonly models: readonly Model[];
      /** Ids of the sources that are connected. */
      readonly installed: readonly string[];
      readonly suggestions: readonly SuggestedFactSource[];
    },
  ) {}

  /** Ranks them by the results among the entities that the caller may see. */
  async read(
    credentials: BackstageCredentials,
    visibility: EntityVisibility,
  ): Promise<ListMissingSourcesResponse> {
    const { catalog, scorecard, models, installed } = this.options;
    const unknown = new Map(
      await Promise.all(
        models.map(async ({ id: modelId }) => {
          const filter = { modelId };
          const { items } = await scorecard.countChecks({ filter }, visibility);
          const counts = items.map(
            check => [check.checkId, check.unknown] as const,
          );
          return [modelId, new Map(counts)] as const;
        }),
      ),
    );
    const suggestions = await Promise.all(
      this.options.suggestions
        .filter(({ id }) => !installed.includes(id))
        .map(async suggestion => ({
          ...suggestion,
          linked:
            suggestion.annotations &&
            (await countAnnotated(
              catalog,
              suggestion.annotations,
              credentials,
            )),
        })),
    );
    return {
      items: rankMissingSources({ models, installed, suggestions, unknown }),
    };
  }
}
