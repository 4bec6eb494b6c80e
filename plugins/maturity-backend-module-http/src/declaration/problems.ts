/** A contradiction between settings, and the path to it. */
export interface DeclarationProblem {
  readonly at: readonly (string | number)[];
  readonly problem: string;
}
