import { joinPath } from './commands';
import { NODE_EFFORT, spend } from './effort';
import { followCommands, Sources } from './follow';
import { readers } from './formats';
import { isRecord, isText, Step, YamlRecord } from './Job';
import { parseYaml } from './parseYaml';
import { dockerImages, toName } from './readSteps';

/** Where the files of an action are. */
const actionPath = 'github.action_path';

/** Adds the steps of an action of this repository, and the commands of its scripts. */
export function followStep(
  step: Step,
  path: string,
  sources: Sources,
  onUnread: (reason: string) => void,
  depth = 0,
): Step[] {
  const commands = followCommands(step.commands, sources, onUnread);
  const images = commands.flatMap(({ text }) => dockerImages(text));
  const steps: Step[] = [
    { ...step, commands, uses: [...step.uses, ...images.map(toName)] },
  ];
  for (const uses of [...step.uses, ...findNamedActions(step, sources)]) {
    if (!uses.startsWith('./') || depth > 3) {
      continue;
    }
    const folder = joinPath('', uses);
    const file = ['action.yml', 'action.yaml']
      .map(name => joinPath(folder, name))
      .find(each => sources.files.has(each));
    const content = file === undefined ? undefined : sources.contents.get(file);
    if (content !== undefined) {
      const values = { ...step.inputs, [actionPath]: folder };
      for (const parsed of (parseYaml(content) ?? []).filter(isRecord)) {
        const document = withInputs(parsed, values) as YamlRecord;
        for (const inner of readers
          .github(document)
          .jobs.flatMap(job => job.steps)) {
          steps.push(
            ...followStep(
              step.isSoft ? { ...inner, isSoft: true } : inner,
              path,
              sources,
              onUnread,
              depth + 1,
            ),
          );
        }
      }
    } else if (file && sources.unread.has(file)) {
      onUnread(sources.unread.get(file)!);
    }
  }
  return steps;
}

/** Actions of the repository that a step names in an input, whatever an expression in the name is. */
function findNamedActions(
  { inputs }: Step,
  { files }: Sources,
): readonly string[] {
  const given = inputs?.uses;
  const [, name = ''] =
    /^(?:uses: *)?\.\/(\S.*?)\s*$/m.exec(isText(given) ? given : '') ?? [];
  const [start = '', end] = name.split(/\$\{\{.*?\}\}/, 2);
  if (end === undefined) {
    return name ? [`./${name}`] : [];
  }
  spend(NODE_EFFORT + files.size);
  return [...files].flatMap(file => {
    const [, folder = ''] = /^(.*)\/action\.ya?ml$/.exec(file) ?? [];
    return folder.startsWith(start) && folder.endsWith(end)
      ? [`./${folder}`]
      : [];
  });
}

/** Puts the inputs of a step in the place of `${{ inputs.name }}` of the action. */
export function withInputs(node: unknown, values: YamlRecord): unknown {
  spend(NODE_EFFORT);
  if (isText(node)) {
    return node.replace(
      /\$\{\{ *(?:inputs\.([\w-]+)|(github\.action_path)) *\}\}|\$\{?(GITHUB_ACTION_PATH)\b\}?/g,
      (whole, name?: string) => {
        const value = values[name ?? actionPath];
        const text = isText(value) ? value : whole;
        spend(text.length);
        return text;
      },
    );
  }
  if (Array.isArray(node)) {
    return node.map(each => withInputs(each, values));
  }
  return isRecord(node)
    ? Object.fromEntries(
        Object.entries(node).map(([key, value]) => [
          key,
          withInputs(value, values),
        ]),
      )
    : node;
}
