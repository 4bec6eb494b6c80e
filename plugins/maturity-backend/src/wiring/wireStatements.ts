import type { Knex } from 'knex';
import { CatalogAccess } from '../catalog/types';
import { MaturityConfig } from '../config/readMaturityConfig';
import { StatementServices } from '../http/mountStatementRoutes';
import { ChangeSignals } from '../pipeline/ChangeSignals';
import { Pipeline } from '../pipeline/Pipeline';
import { Attestations } from '../statements/Attestations';
import { ExemptionList } from '../statements/ExemptionList';
import { Exemptions } from '../statements/Exemptions';

/** Builds what stores the statements of people, and has entities assessed by them. */
export function wireStatements(
  options: CatalogAccess & {
    readonly changes: Pick<ChangeSignals, 'after'>;
    readonly knex: Knex;
    readonly pipeline: Pick<Pipeline, 'assessByRef' | 'runSourceFor'>;
    readonly settings: Pick<
      MaturityConfig,
      'attestations' | 'exemptions' | 'models'
    >;
    /** The clock, for tests. */
    readonly now?: () => Date;
  },
): StatementServices {
  const { changes, pipeline, settings, ...access } = options;
  const { knex } = options;
  const now = options.now ?? (() => new Date());
  return {
    attestations: new Attestations({
      ...access,
      ...settings.attestations,
      collect: (entityRef, signal) =>
        changes.after(() =>
          pipeline.runSourceFor('attestation', [entityRef], signal),
        ),
      now,
    }),
    exemptions: new Exemptions({
      knex,
      models: settings.models,
      assess: (entityRef, signal) =>
        changes.after(() => pipeline.assessByRef(entityRef, signal)),
      now,
    }),
    exemptionList: new ExemptionList({
      knex,
      configured: settings.exemptions,
      now,
    }),
  };
}
