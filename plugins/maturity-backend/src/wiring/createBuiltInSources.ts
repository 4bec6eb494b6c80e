import { DatabaseService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { Config } from '@backstage/config';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { CatalogAccess } from '../catalog/types';
import { CatalogFactSource } from '../collect/CatalogFactSource';
import { WellKnownAnnotations } from '../collect/wellKnownAnnotations';
import {
  hasFinishedRuns,
  readAllSurveyTallies,
  readDeliveryFacts,
} from '../database';
import { DeliveryFactSource } from '../delivery/DeliveryFactSource';
import { listReassessments } from '../pipeline/scheduleRuns';
import { AssessmentReadModel } from '../scorecard/AssessmentReadModel';
import { SurveyFactSource } from '../survey/SurveyFactSource';
import { SurveySettler } from '../survey/SurveySettler';
import { SurveySettings } from '../survey/types';
import { ScorecardFactSource } from '../members/ScorecardFactSource';

/** The fact sources that need no module; attestations come with the models. */
export function createBuiltInSources(
  options: CatalogAccess & {
    readonly annotations: WellKnownAnnotations;
    /** The configuration of the backend. */
    readonly config: Config;
    readonly database: DatabaseService;
    /** All assessments, in memory. */
    readonly assessments: () => Promise<AssessmentReadModel>;
    readonly groups: GroupTreeReader;
    /** Ref of the organisation's own entity. */
    readonly organization?: string;
    /** Shards of the reassessment. */
    readonly shards: number;
    /** Absent if there is no survey. */
    readonly survey?: SurveySettings;
  },
): FactSource[] {
  const { auth, catalog, annotations, config, database } = options;
  const integrations = ScmIntegrations.fromConfig(config);
  return [
    new CatalogFactSource({ auth, catalog, annotations, integrations }),
    new ScorecardFactSource({
      organization: options.organization,
      isAssessed: async () =>
        hasFinishedRuns(await database.getClient(), {
          workIds: listReassessments(options.shards),
        }),
      readTable: async () => (await options.assessments()).upToDate(),
      readGroups: () => options.groups.read(),
    }),
    new DeliveryFactSource({
      // Opened when first used: the configuration is read before the database is.
      readFacts: async entityRefs =>
        readDeliveryFacts(await database.getClient(), { entityRefs }),
    }),
    new SurveyFactSource({
      isOn: options.survey !== undefined,
      readTallies: async since =>
        readAllSurveyTallies(await database.getClient(), { since }),
      settle: async () => {
        const settler = new SurveySettler({
          knex: await database.getClient(),
          settings: options.survey,
          groups: options.groups,
          organization: options.organization,
          now: () => new Date(),
        });
        await settler.settle();
        await settler.forget();
      },
    }),
  ];
}
