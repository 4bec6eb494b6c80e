import { GroupTree } from '../catalog/GroupTree';

/** Where groups are in the organisation. */
export class GroupPaths {
  constructor(
    private readonly groups: GroupTree,
    /** Ref of the organisation, which is above all groups. */
    private readonly organization: string | undefined,
  ) {}

  /** All groups above a group, and the organisation. */
  listAbove(groupRef: string): readonly string[] {
    const above = new Set(this.groups.withAbove([groupRef]));
    if (this.organization) {
      above.add(this.organization);
    }
    above.delete(groupRef);
    return [...above].sort();
  }

  /**
   * A group and those above it, one after the other. Of several parents it is the
   * first by ref.
   */
  listPath(groupRef: string): readonly string[] {
    const path = new Set([groupRef]);
    for (const ref of path) {
      const [parent] = [...this.groups.listParents(ref)].sort();
      if (parent) {
        path.add(parent);
      }
    }
    if (this.organization) {
      path.delete(this.organization);
      path.add(this.organization);
    }
    return [...path];
  }
}
