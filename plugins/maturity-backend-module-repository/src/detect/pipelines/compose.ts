import { readContainerCommand } from './containers';
import { isRecord, isText } from './Job';

/** Names of Compose files, by which one is looked for. */
export const composeFiles = ['compose', 'docker-compose'].flatMap(name => [
  `${name}.yaml`,
  `${name}.yml`,
]);

/** The service of Compose that a command starts as it is defined, if it waits for its end. */
export function startedService(text: string): string | undefined {
  const { service, args } = readContainerCommand(text) ?? {};
  const waited =
    /^(?:\w+ compose|\w+-compose) .*--exit-code-from[ =](\S+)/.exec(text)?.[1];
  return service && !args ? service : waited;
}

/** Reads what a service of a Compose file runs, as a command of Docker. */
export function readComposeService(
  document: unknown,
  name: string,
): string | undefined {
  const services = isRecord(document) ? document.services : undefined;
  const service = isRecord(services) ? services[name] : undefined;
  if (!isRecord(service)) {
    return undefined;
  }
  const [entrypoint = '', command = ''] = [
    service.entrypoint,
    service.command,
  ].map(words => [words].flat().filter(isText).join(' '));
  const run = `${entrypoint} ${command}`.trim();
  return isText(service.image) ? `docker run ${service.image} ${run}` : run;
}
