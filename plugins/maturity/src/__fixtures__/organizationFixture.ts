import { builtInModels, EntityAssessmentsResponse, EntityFacts, evaluateModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { memberFacts } from '../../../maturity-backend/src/members/memberFacts';

/** The built-in model of organisations. */
export const organizationModel = builtInModels.find(
  ({ subject }) => subject === 'organization',
)!;

/** The entity of the organisation. */
export const organizationRef = 'group:default/acme';

const source = {
  id: 'scorecard',
  title: 'Scorecard',
  description: 'Counts components',
  facts: memberFacts,
};

const now = new Date();

/** The organisation's assessment by its facts: shares, or why there is none. */
export function assessOrganization(
  shares: Readonly<Record<string, number | string>>,
  entityRef = organizationRef,
): EntityAssessmentsResponse {
  const observedAt = now.toISOString();
  const facts: EntityFacts = {
    scorecard: {
      observedAt,
      facts: Object.fromEntries(
        Object.entries(shares).map(([name, share]) => [
          name,
          typeof share === 'number'
            ? {
                value: share,
                evidence: [{ title: `${Math.round(20 * share)} of 20 components` }],
              }
            : { unknown: share },
        ]),
      ),
    },
  };
  const evaluation = evaluateModel({
    model: organizationModel,
    sources: [source],
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'acme' },
    },
    facts,
    now,
  });
  return {
    entityRef,
    items: [
      {
        ...evaluation,
        entityRef,
        modelId: organizationModel.id,
        modelVersion: organizationModel.version,
        assessedAt: observedAt,
      },
    ],
    sources: [],
    modelIds: [organizationModel.id],
  };
}
