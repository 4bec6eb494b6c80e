/** A command that runs in a container. */
export interface ContainerCommand {
  /** Image as it is written; absent when a service names it. */
  readonly image?: string;
  /** Service of a Compose file. */
  readonly service?: string;
  /** Program that is started instead of that of the image. */
  readonly entrypoint?: string;
  /** Words after the image or the service, or empty. */
  readonly args: string;
}

const start =
  /^(?:(?:docker|podman|nerdctl|finch)(?: container)? (run|exec)|(?:(?:docker|podman|nerdctl) compose|docker-compose|podman-compose)(?: -\S+(?: (?!-)\S+)?)*? (?:run|exec)) (?=\S)/;
/** Options that have a value, unless it follows an equals sign. */
const withValue =
  /^(?:-[acehlmpuvw]|--(?:add-host|annotation|cap-add|cap-drop|cpus|device|dns|entrypoint|env|env-file|expose|gpus|hostname|index|ipc|label|link|log-driver|log-opt|memory|mount|name|net|network|pid|platform|publish|pull|restart|runtime|security-opt|shm-size|tmpfs|ulimit|user|userns|volume|volumes-from|workdir))$/;

/** Reads `docker run`, `docker exec` and the same of Compose. */
export function readContainerCommand(
  command: string,
): ContainerCommand | undefined {
  const match = start.exec(command);
  if (!match) {
    return undefined;
  }
  const words = command.slice(match[0].length).split(' ');
  let entrypoint: string | undefined;
  let at = 0;
  for (; words[at]?.startsWith('-'); at += 1) {
    const [option, given] = words[at]!.split('=', 2);
    if (option === '--entrypoint') {
      entrypoint = given ?? words[at + 1];
    }
    if (withValue.test(words[at]!)) {
      at += 1;
    }
  }
  const name = words[at];
  if (!name) {
    return undefined;
  }
  return {
    ...(match[1] === 'run' && { image: withoutVariables(name) }),
    ...(match[1] === undefined && { service: name }),
    ...(entrypoint && { entrypoint }),
    args: words.slice(at + 1).join(' '),
  };
}

/**
 * Returns the commands that may run in a container: the arguments of its entry
 * point, which is mostly named like the image, and the arguments by themselves.
 */
export function readInnerCommands({
  image,
  entrypoint,
  args,
}: ContainerCommand): readonly string[] {
  const program = entrypoint ?? (image && toProgramName(image));
  return [
    ...(program ? [`${program} ${args}`.trim()] : []),
    ...(/^[a-z./]/i.test(args) ? [args] : []),
  ];
}

/** `${REGISTRY}/acme/scan:$TAG` as `acme/scan`; absent when nothing is left. */
function withoutVariables(image: string): string | undefined {
  const plain = image.replace(/\$\{[^}]*\}|\$\w+/g, '').replace(/^\/|:$/g, '');
  return plain || undefined;
}

/** `ghcr.io/acme/scan:1.2` is mostly started as `scan`, and so is `scan-wrapper`. */
function toProgramName(image: string): string {
  const name = image.replace(/@.*$/, '').replace(/:[\w.-]+$/, '');
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/[-_](?:wrapper|runner|docker|cli|image)$/, '');
}
