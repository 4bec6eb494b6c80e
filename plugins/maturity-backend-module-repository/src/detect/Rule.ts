import { RepositoryFactName } from '../declarations';

/**
 * Files that prove something by being there, or by what is in them. A file that is
 * known to be empty proves nothing.
 *
 * @remarks
 * A glob that begins with two stars never matches below a folder that holds
 * other people's or made-up content, see `foreign.ts`, nor in the folder of a CI
 * system. A glob that names a place matches exactly there.
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
  /**
   * Kubernetes objects, one of which must be in the file: a group, which may begin
   * with a star, and kinds: `argoproj.io Application|AppProject`.
   */
  readonly objects?: readonly string[];
  /** None may be found in the file: what switches it off. */
  readonly contentExcept?: readonly RegExp[];
  /** Whether the name is enough where the content is not known. */
  readonly nameSuffices?: true;
  /** Whether the content is never asked for, as there are many such files. */
  readonly unreadContent?: true;
  /** Files that match a glob and prove nothing all the same, by path in lower case. */
  readonly except?: RegExp;
  /** Whether templates of a Helm chart prove nothing. */
  readonly notInCharts?: true;
  /** A file of this kind must be in the repository too. */
  readonly beside?: RegExp;
  /**
   * `repository` for what holds for all of a repository wherever in it the
   * entity lives, such as its CI. Such globs are matched from the root too.
   */
  readonly scope?: 'repository';
  /** Whether tests and documentation can hold it too; infrastructure there is not the entity's own. */
  readonly inSupport?: true;
}

/** A pipeline proves something by what its steps use and run. */
export interface PipelineRule {
  /** Kebab case, unique among all rules. */
  readonly id: string;
  readonly fact: RepositoryFactName;
  readonly value: string | { readonly path: true };
  readonly reason: string;
  /**
   * Words in the names of actions, templates, orbs, images, tasks and hooks, of
   * whichever publisher. `*` stands for part of a word.
   */
  readonly uses?: readonly string[];
  /** Names that hold such a word and prove nothing all the same. */
  readonly usesExcept?: RegExp;
  /**
   * Commands, as words. `|` separates alternatives, `*` stands for part of a word,
   * `…` for any words. Options between words are skipped.
   */
  readonly commands?: readonly string[];
  /** Commands that fit and prove nothing all the same. */
  readonly commandsExcept?: RegExp;
  /** File name of a workflow in lower case without ending, where the content is not known. */
  readonly named?: RegExp;
  /** Whether a job that deploys and names a known environment proves it. */
  readonly environment?: true;
  /** Whether steps of tests count: what they do to throw-away systems, or print. */
  readonly inTests?: true;
  /** Whether a step whose failure is ignored counts. */
  readonly soft?: false;
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

/** Names in a text, with spaces or lines between them. */
export function names(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
