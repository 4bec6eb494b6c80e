import { Gap, PortalPlugin } from '../plugins/PortalPlugin';
import { parseTaskPage, Task } from './Task';

/** Tasks in one answer. Each has the whole template and all parameters in it. */
const PAGE = 100;

/** The newest tasks, as far as they are known. */
export interface TaskList {
  readonly tasks: readonly Task[];
  /** Why older ones may be missing. */
  readonly gap?: Gap;
}

/** Options of {@link listTasks}. */
export interface ListOptions {
  readonly plugin: Pick<PortalPlugin, 'get'>;
  /** Older tasks are left out, milliseconds since 1970. */
  readonly since: number;
  readonly maxTasks: number;
  readonly signal: AbortSignal;
}

/**
 * Lists tasks, the newest first. What was read before a failure is kept.
 *
 * @throws PostponedError if the rate limit is used up, or the reason of the signal once
 * it is aborted
 */
export async function listTasks({
  plugin,
  since,
  maxTasks,
  signal,
}: ListOptions): Promise<TaskList> {
  const tasks = new Map<string, Task>();
  let total: number | undefined;
  let size = PAGE;
  const end = (gap?: Gap): TaskList => ({
    tasks: [...tasks.values()].filter(({ createdAt }) => createdAt >= since),
    gap,
  });
  for (let offset = 0; offset < maxTasks; ) {
    const limit = Math.min(size, maxTasks - offset);
    const query = new URLSearchParams({
      order: 'desc:created_at',
      limit: String(limit),
      offset: String(offset),
    });
    const answer = await plugin.get(`/v2/tasks?${query}`, signal);
    if (!('body' in answer)) {
      if ('unknown' in answer && answer.isTooLong && limit > 1) {
        size = Math.ceil(limit / 2);
        continue;
      }
      return end('unknown' in answer ? answer : cannotList(answer.notFound));
    }
    const page = parseTaskPage(answer.body);
    if (!page) {
      return end(cannotList('it answered in a form that is not known'));
    }
    const before = tasks.size;
    page.tasks.forEach(task => tasks.set(task.id, task));
    // New tasks move others to the next page. More may have moved than came.
    const repeated = page.tasks.length - (tasks.size - before);
    const added = page.total && total ? page.total - total : 0;
    if (repeated > Math.max(added, 0)) {
      return end(cannotList('the list changed while it was read'));
    }
    total = page.total;
    offset += page.tasks.length;
    const isLast =
      total === undefined ? page.tasks.length < limit : offset >= total;
    const isOld = page.tasks.some(({ createdAt }) => createdAt < since);
    if (isLast || isOld || page.tasks.length === 0) {
      return end();
    }
  }
  return end({
    unknown: `only the newest ${maxTasks} tasks of the scaffolder were read: raise maxTasks`,
    isSettled: true,
  });
}

function cannotList(why: string): Gap {
  return { unknown: `the scaffolder plugin listed no tasks: ${why}` };
}
