import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { EntityLocation, entityLocationOf } from './entityLocation';

/** A repository, and the entities whose code is in it. */
export interface Repository {
  readonly kind: Exclude<EntityLocation['kind'], 'none'>;
  readonly root: string;
  readonly parts: readonly RepositoryPart[];
}

/** An entity, by its ref, and the folder with its code. */
export interface RepositoryPart {
  readonly ref: string;
  readonly folder: string;
}

/** Groups entities by repository; those that have none come with the reason. */
export function repositoriesOf(
  entities: readonly Entity[],
  integrations: ScmIntegrationRegistry,
): {
  readonly repositories: readonly Repository[];
  readonly without: ReadonlyMap<string, string>;
} {
  const repositories = new Map<
    string,
    Repository & { readonly parts: RepositoryPart[] }
  >();
  const without = new Map<string, string>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const location = entityLocationOf(entity, integrations);
    if (location.kind === 'none') {
      without.set(ref, location.reason);
      continue;
    }
    const { kind, root, folder } = location;
    const key = `${kind}:${root}`;
    const repository = repositories.get(key) ?? { kind, root, parts: [] };
    repository.parts.push({ ref, folder });
    repositories.set(key, repository);
  }
  return { repositories: [...repositories.values()], without };
}
