import { parseEntityRef } from '@backstage/catalog-model';
import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useOrg } from '../../orgFrame/OrgContext';
import { useModels } from '../../queries/queries';
import { readAggregateKind, toMemberFilter } from '../../rollup/aggregates';
import { inPlace, useUrlState, withParams } from '../../url/useUrlState';

/** The organisation, group or domain of the page, with the models that judge it and its components. */
export interface Subject {
  /** Absent where no organisation is configured, and nothing else is chosen. */
  readonly entityRef?: string;
  readonly isOrganization: boolean;
  readonly model: Model;
  readonly memberModel: Model;
  /** Its components in production. */
  readonly filter: AssessmentFilter;
}

function parseSubject(params: URLSearchParams): string | undefined {
  const text = params.get('of') ?? '';
  try {
    parseEntityRef(text);
    return text;
  } catch {
    return undefined;
  }
}

/** The parameters of an address about another subject. */
export function changeSubject(params: URLSearchParams, of: string | undefined) {
  return withParams(params, { of });
}

/** The ref of the subject in the address, and how to choose another. */
export function useChosenSubject() {
  return useUrlState(parseSubject, changeSubject, inPlace);
}

/** The subject of the page; none where no model is about organisations. */
export function useSubject(): Subject | undefined {
  const { models } = useOrg();
  const organization = useModels().data?.organization;
  const [chosen = organization] = useChosenSubject();
  const model = models.find(({ subject }) => subject === 'organization');
  const memberModel = models.find(({ subject }) => subject === undefined);
  if (!model || !memberModel) {
    return undefined;
  }
  const isOrganization = chosen === undefined || chosen === organization;
  return {
    entityRef: chosen,
    isOrganization,
    model,
    memberModel,
    filter: {
      ...(isOrganization ? {} : filterMembers(chosen)),
      modelId: memberModel.id,
      lifecycle: ['production'],
    },
  };
}

function filterMembers(entityRef: string): AssessmentFilter {
  const kind = readAggregateKind(parseEntityRef(entityRef)) ?? 'group';
  return toMemberFilter({ kind, entityRef, isWithBelow: true });
}
