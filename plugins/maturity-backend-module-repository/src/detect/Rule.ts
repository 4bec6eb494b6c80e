import { RepositoryFactName } from '../declarations';

/**
 * Files that prove something by being there, or by what is in them.
 *
 * @remarks
 * A glob that begins with two stars never matches below a folder that holds
 * other people's or made-up content, see `foreign.ts`. A glob that names a place
 * matches exactly there.
 */
export interface PathRule {
  /** Kebab case, unique among all rules. */
  readonly id: string;
  readonly fact: RepositoryFactName;
  /** The value of the fact. `path` stands for the path of the file itself. */
  readonly value: string | { readonly path: true } | true;
  /** Why such a file proves it. */
  readonly reason: string;
  readonly globs: readonly string[];
  /** All must be found in the file; a file whose content is not known proves nothing. */
  readonly content?: readonly RegExp[];
  /** Files that match a glob and prove nothing all the same, by path in lower case. */
  readonly except?: RegExp;
  /**
   * `repository` for what holds for all of a repository wherever in it the
   * entity lives, such as its CI. Such globs are matched from the root too.
   */
  readonly scope?: 'repository';
  /** Whether tests and documentation can hold it too; infrastructure there is not the entity's own. */
  readonly inSupport?: true;
}

/** The facts that a pipeline file proves by what it runs. */
export interface PipelineRule {
  /** Kebab case, unique among all rules. */
  readonly id: string;
  readonly fact: RepositoryFactName;
  readonly value: string | { readonly path: true };
  readonly reason: string;
  /** Actions, templates, orbs, images and tasks that it uses. */
  readonly uses?: RegExp;
  /** Commands that it runs. */
  readonly runs?: RegExp;
  /** Whether a job that names an environment proves it. */
  readonly environment?: true;
  /** File name of a workflow in lower case without ending, where the content is not known. */
  readonly named?: RegExp;
}

/** Rules by id, without what all of them share. */
type RuleTable<Rule, Shared> = Readonly<
  Record<
    string,
    Omit<Rule, 'id' | keyof Shared> &
      Partial<Pick<Rule, keyof Shared & keyof Rule>>
  >
>;

/** Makes path rules of a table, with what all of them share. */
export function definePathRules<Shared extends Partial<PathRule>>(
  shared: Shared,
) {
  return (table: RuleTable<PathRule, Shared>): readonly PathRule[] =>
    Object.entries(table).map(
      ([id, rule]) => ({ id, ...shared, ...rule } as unknown as PathRule),
    );
}

/**
 * Makes pipeline rules of a table, with what all of them share. The reason is "The
 * pipeline runs ‹value›." when left out.
 */
export function definePipelineRules<Shared extends Partial<PipelineRule>>(
  shared: Shared,
) {
  return (
    table: RuleTable<PipelineRule, Shared & Pick<PipelineRule, 'reason'>>,
  ): readonly PipelineRule[] =>
    Object.entries(table).map(([id, row]) => {
      const rule = { id, ...shared, ...row } as unknown as PipelineRule;
      return {
        ...rule,
        reason: rule.reason ?? `The pipeline runs ${rule.value}.`,
      };
    });
}
