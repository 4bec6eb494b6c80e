/** Groups of fields that were not shown, with the reason for people. */
export type Withheld = ReadonlyMap<string, string>;
