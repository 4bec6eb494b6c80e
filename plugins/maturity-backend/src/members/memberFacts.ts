import {
  builtInModel,
  builtInModels,
  FactDeclaration,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { camelCase, upperFirst } from 'lodash';

const MAX_AGE = { days: 2 };

/** The stages that members reach, with their ranks and the names of their facts. */
export const reachedStages = builtInModel.stages
  .slice(1)
  .map((stage, index) => ({
    stage,
    rank: index + 2,
    name: `reached${upperFirst(camelCase(stage.id))}`,
  }));

/** The checks of members, with the names of their facts. */
export const memberChecks = builtInModel.stages
  .flatMap(({ checks }) => checks)
  // All members read the one outcome of their organisation.
  .filter(({ of }) => of !== 'organization')
  .map(check => ({ check, name: camelCase(check.id) }));

/** The check of all of these models that a team owns the entity. */
export const OWNED = 'owned';

/** The models of single entities: of components, APIs and resources. */
export const entityModelIds = builtInModels
  .filter(({ subject }) => !subject)
  .map(({ id }) => id);

/** Facts about what belongs to a group, system, domain or organisation. */
export const memberFacts: readonly FactDeclaration[] = [
  {
    name: 'components',
    title: 'Components in production',
    description:
      'How many components with the lifecycle production belong to it: to a group, what it and the groups below it own; to the configured organisation, all there are.',
    type: 'number',
    maxAge: MAX_AGE,
  },
  ...reachedStages.map(({ stage, name }) => ({
    name,
    title: `At “${stage.title}” or above`,
    description: `Share, from 0 to 1, of these components that reached the stage “${stage.title}”.`,
    type: 'number' as const,
    maxAge: MAX_AGE,
  })),
  ...memberChecks.map(({ check, name }) => ({
    name,
    title: check.title,
    description: `Share, from 0 to 1, of those that pass the check \`${check.id}\` among the components that it applies to. One that is exempt does not pass.`,
    type: 'number' as const,
    maxAge: MAX_AGE,
  })),
  {
    name: 'catalogOwned',
    title: 'Owned by a team',
    description:
      'Share, from 0 to 1, of the components, APIs and resources of any lifecycle that pass the check `owned`: their owner is in the catalog, and is a team of at least two. Retired ones are left out.',
    type: 'number',
    maxAge: MAX_AGE,
  },
];
