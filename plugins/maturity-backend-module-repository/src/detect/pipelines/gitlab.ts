import { throwaway } from '../rules/throwaway';
import { NODE_EFFORT, spend } from './effort';
import { isRecord, isText, Job, Jobs, YamlRecord } from './Job';
import { toFolderFilter } from './pathFilters';
import { isOff, isSoft, readSteps, toName } from './readSteps';

/** Keys at the top that are no jobs. */
const reserved = new Set([
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'variables',
  'workflow',
]);
const maxDepth = 8;

/** Reads a pipeline of GitLab, without hidden jobs that nothing extends. */
export function readGitlab(document: YamlRecord): Jobs {
  const jobs: Job[] = [];
  const reused: string[] = [];
  const includes: string[] = [];
  const published: { uses: string }[] = [];
  const addInclude = (include: unknown, isChild = false) => {
    if (isChild) {
      includes.push(...localIncludes(include));
    }
    for (const each of [include].flat()) {
      if (isText(each)) {
        if (/^https?:\/\//.test(each)) {
          reused.push(each);
        }
      } else if (isRecord(each)) {
        const { project, file, ref, component, remote, template } = each;
        if (isText(template)) {
          published.push({ uses: template });
          reused.push(template);
        } else if (isText(project)) {
          reused.push(
            `${project}/${[file].flat().join(', ')}${
              isText(ref) ? `@${ref}` : ''
            }`,
          );
        } else if (isText(component) && /^\S+\/components\//.test(component)) {
          published.push({ uses: component });
        } else {
          reused.push(...[component, remote].filter(isText));
        }
      }
    }
  };
  addInclude(document.include);
  for (const [name, value] of Object.entries(document)) {
    if (name.startsWith('.') || reserved.has(name) || !isRecord(value)) {
      continue;
    }
    const job = extend(value, document);
    if (isOff(job) || neverRuns(job.rules)) {
      continue;
    }
    if (isRecord(job.trigger)) {
      addInclude(job.trigger.include, true);
      if (isText(job.trigger.project)) {
        reused.push(job.trigger.project);
      }
    }
    const { environment } = job;
    const isStopped =
      isRecord(environment) &&
      /^(?:stop|verify)$/.test(String(environment.action));
    const deployed = isRecord(environment) ? environment.name : environment;
    const named = isStopped ? undefined : deployed;
    const defaults = isRecord(document.default) ? document.default : document;
    jobs.push({
      name: name.toLowerCase(),
      steps: readSteps({
        ...job,
        uses: serviceNames(job.services ?? defaults.services),
        image: job.image ?? defaults.image,
        before_script: resolve(
          job.before_script ?? defaults.before_script,
          document,
        ),
        script: resolve(job.script, document),
      }).map(step => (isSoft(job) ? { ...step, isSoft: true } : step)),
      environments: isText(named) ? [named.split('/')[0]!] : [],
      hasEnvironment: isText(named),
      concerns: readChanges(job),
    });
  }
  if (published.length) {
    jobs.push({
      name: '',
      steps: readSteps(published),
      environments: [],
      hasEnvironment: false,
    });
  }
  return { jobs, reused, includes };
}

/** The files of this repository in an include of GitLab. */
export function localIncludes(include: unknown): readonly string[] {
  return [include].flat().flatMap(each => {
    const path = isRecord(each) ? each.local : each;
    return isText(path) && !/^https?:\/\//.test(path) ? [path] : [];
  });
}

/** Services that are a cluster of the job: what it deploys there is a test. */
function serviceNames(services: unknown): string | undefined {
  return [services]
    .flat()
    .map(each => (isRecord(each) ? each.name : each))
    .filter(isText)
    .find(name => throwaway.uses.test(toName(name)));
}

function extend(job: YamlRecord, document: YamlRecord, depth = 0): YamlRecord {
  spend(NODE_EFFORT * (1 + Object.keys(job).length));
  const parents = [job.extends]
    .flat()
    .filter(isText)
    .map(name => document[name])
    .filter(isRecord);
  return depth < maxDepth
    ? Object.assign(
        {},
        ...parents.map(parent => extend(parent, document, depth + 1)),
        job,
      )
    : job;
}

/** Puts scripts in the place of `!reference [.job, script]`, which is read as a list of two. */
function resolve(script: unknown, document: YamlRecord, depth = 0): unknown {
  if (!Array.isArray(script) || depth > maxDepth) {
    return script;
  }
  spend(NODE_EFFORT * script.length);
  return script.flatMap(each => {
    if (Array.isArray(each) && isText(each[0]) && isText(each[1])) {
      const job = document[each[0]];
      if (isRecord(job)) {
        return resolve(extend(job, document)[each[1]], document, depth + 1);
      }
    }
    return each;
  });
}

/** Filters by changes count only if no rule starts the job without one. */
function readChanges(job: YamlRecord): Job['concerns'] {
  const rules = [job.rules].flat().filter(isRecord);
  const starting = rules.filter(rule => rule.when !== 'never');
  const changes = starting.map(({ changes: paths }) =>
    isRecord(paths) ? paths.paths : paths,
  );
  if (changes.length && changes.every(Array.isArray)) {
    return toFolderFilter(changes.flat());
  }
  return toFolderFilter(
    isRecord(job.only) ? job.only.changes : undefined,
    isRecord(job.except) ? job.except.changes : undefined,
  );
}

function neverRuns(rules: unknown): boolean {
  return (
    Array.isArray(rules) &&
    rules.length > 0 &&
    rules.every(rule => isRecord(rule) && rule.when === 'never')
  );
}
