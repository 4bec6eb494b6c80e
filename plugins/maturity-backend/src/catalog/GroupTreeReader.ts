import { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GroupNode, GroupTree } from './GroupTree';

/** After it the tree is read again, in the background. */
const FRESH_MS = 60_000;

const PAGE_SIZE = 2_000;

/**
 * Reads the groups of the catalog in bulk, and remembers them.
 *
 * @remarks
 * Only the first caller waits for the catalog: later ones get the tree that is
 * there while it is read anew, and keep it while the catalog cannot be reached.
 */
export class GroupTreeReader {
  #tree?: { readonly groups: Promise<GroupTree>; readonly readAt: number };
  #isReading = false;

  constructor(
    private readonly options: {
      readonly catalog: Pick<CatalogService, 'streamEntities'>;
      readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      readonly now: () => Date;
    },
  ) {}

  /** All groups, independent of permissions. */
  async read(): Promise<GroupTree> {
    const now = this.options.now().getTime();
    if (!this.#tree) {
      const groups = this.#readGroups();
      this.#tree = { groups, readAt: now };
      groups.catch(() => {
        this.#tree = undefined;
      });
    } else if (now - this.#tree.readAt > FRESH_MS && !this.#isReading) {
      this.#isReading = true;
      this.#readGroups()
        .then(groups => {
          this.#tree = { groups: Promise.resolve(groups), readAt: now };
        })
        // The last tree stays valid. The next caller triggers a retry.
        .catch(() => undefined)
        .finally(() => {
          this.#isReading = false;
        });
    }
    return this.#tree.groups;
  }

  async #readGroups(): Promise<GroupTree> {
    const { catalog, auth } = this.options;
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Group' },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.title',
          'spec.profile.displayName',
          'relations',
        ],
        pageSize: PAGE_SIZE,
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const groups: GroupNode[] = [];
    for await (const page of pages) {
      for (const entity of page) {
        const { profile } = entity.spec ?? {};
        const displayName =
          profile && typeof profile === 'object' && 'displayName' in profile
            ? profile.displayName
            : undefined;
        groups.push({
          entityRef: stringifyEntityRef(entity),
          title:
            entity.metadata.title ??
            (typeof displayName === 'string' ? displayName : undefined),
          parents: (entity.relations ?? [])
            .filter(({ type }) => type === RELATION_CHILD_OF)
            .map(({ targetRef }) => targetRef),
        });
      }
    }
    return new GroupTree(groups);
  }
}
