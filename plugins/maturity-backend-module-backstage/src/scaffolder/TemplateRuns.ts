import { Gap } from '../plugins/PortalPlugin';
import { TaskList } from './listTasks';
import { Task } from './Task';

/** The runs of all templates. */
export class TemplateRuns {
  /** Why older ones may be missing. */
  readonly gap?: Gap;
  readonly #tasks: readonly Task[];
  readonly #byTemplate: ReadonlyMap<string | undefined, readonly Task[]>;

  constructor({ tasks, gap }: TaskList) {
    this.gap = gap;
    this.#tasks = tasks;
    const byTemplate = new Map<string | undefined, Task[]>();
    for (const task of tasks) {
      const runs = byTemplate.get(task.template) ?? [];
      runs.push(task);
      byTemplate.set(task.template, runs);
    }
    this.#byTemplate = byTemplate;
  }

  /** The runs of a template, the newest first. */
  find(templateRef: string): readonly Task[] {
    return this.#byTemplate.get(templateRef) ?? [];
  }

  /** The runs of any template since then, in milliseconds since 1970. */
  listSince(since: number): readonly Task[] {
    return this.#tasks.filter(
      ({ createdAt, template }) => createdAt >= since && template,
    );
  }

  /** Whether a task is older, so that the newest first list has all since then. */
  reachesBack(since: number): boolean {
    return this.#tasks.some(({ createdAt }) => createdAt < since);
  }
}
