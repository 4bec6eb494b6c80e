import { FieldGroupName } from '../query/fieldGroups';

/** Groups of fields that were not shown, with the reason for people. */
export type Withheld = ReadonlyMap<FieldGroupName, string>;
