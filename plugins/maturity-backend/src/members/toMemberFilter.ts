import { parseEntityRef } from '@backstage/catalog-model';
import {
  AssessmentFilter,
  builtInModel,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Selects the components in production that belong to a group, what is below it
 * included, to a system or to a domain; all there are, for the organisation.
 */
export function toMemberFilter(
  entityRef: string,
  organization: string | undefined,
): AssessmentFilter {
  const all = { modelId: builtInModel.id, lifecycle: ['production'] };
  if (entityRef === organization) {
    return all;
  }
  switch (parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { ...all, system: [entityRef] };
    case 'domain':
      return { ...all, domain: [entityRef] };
    default:
      return { ...all, owner: [entityRef], ownerTree: true };
  }
}
