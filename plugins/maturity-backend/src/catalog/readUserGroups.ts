import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { relationTargets } from './relations';
import { CatalogAccess } from './types';

/** Reads the refs of the groups that a person is a member of; none without an entity. */
export async function readUserGroups(
  { auth, catalog }: CatalogAccess,
  userRef: string,
): Promise<readonly string[]> {
  const user = await catalog.getEntityByRef(userRef, {
    credentials: await auth.getOwnServiceCredentials(),
  });
  return user
    ? relationTargets(user, RELATION_MEMBER_OF).filter(ref =>
        ref.startsWith('group:'),
      )
    : [];
}
