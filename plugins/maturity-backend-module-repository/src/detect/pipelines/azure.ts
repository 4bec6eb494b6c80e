import { NODE_EFFORT, spend } from './effort';
import { isRecord, isText, Job, Jobs, records, YamlRecord } from './Job';
import { toFolderFilter } from './pathFilters';
import { isOff } from './readSteps';
import { readEnvironmentInputs, toJob } from './toJob';

/** Reads the jobs of a pipeline of Azure, and the templates that it includes. */
export function readAzure(document: YamlRecord): Jobs {
  const jobs: Job[] = [];
  const includes: string[] = [];
  const trigger = isRecord(document.trigger) ? document.trigger.paths : {};
  const concerns = isRecord(trigger)
    ? toFolderFilter(trigger.include, trigger.exclude)
    : undefined;
  const repositories = new Map(
    records(
      isRecord(document.resources)
        ? document.resources.repositories
        : undefined,
    ).map(({ repository, name }) => [repository, name] as const),
  );
  const reused: string[] = [];
  const visit = (node: unknown): void => {
    spend(NODE_EFFORT);
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (isRecord(node) && !isOff(node)) {
      if (isText(node.template)) {
        const [path = '', alias] = node.template.split('@');
        if (!alias || alias === 'self') {
          includes.push(path);
        } else {
          const name = repositories.get(alias);
          reused.push(isText(name) ? name : node.template);
        }
        jobs.push(
          toJob('', alias ? { uses: path.replace(/\.ya?ml$/, '') } : [], {
            environments: readNestedEnvironments(node.parameters),
            hasEnvironment: false,
          }),
        );
      }
      const name = node.deployment ?? node.job;
      if (isText(name) || Array.isArray(node.steps)) {
        const environment = isRecord(node.environment)
          ? node.environment.name
          : node.environment;
        const hasEnvironment = isText(node.deployment) && isText(environment);
        jobs.push(
          toJob(
            isText(name) ? name : '',
            { ...node, deployment: undefined, job: undefined },
            {
              environments: hasEnvironment ? [environment.split('.')[0]!] : [],
              concerns,
            },
          ),
        );
        for (const each of [node.steps, node.strategy]) visit(each);
      } else {
        Object.values(node).forEach(visit);
      }
    }
  };
  visit(document);
  return { jobs, reused: [...new Set(reused)], includes };
}

/** Inputs that are named after environments, also those in lists of deployments. */
function readNestedEnvironments(node: unknown): readonly string[] {
  spend(NODE_EFFORT);
  return [
    ...readEnvironmentInputs(node),
    ...(Array.isArray(node) || isRecord(node)
      ? Object.values(node).flatMap(readNestedEnvironments)
      : []),
  ];
}
