import { joinPath } from './commands';
import { spend } from './effort';
import { followCommands, Sources } from './follow';
import { readers } from './formats';
import { isRecord, Step } from './Job';
import { parseYaml } from './parseYaml';
import { dockerImages, toName } from './readSteps';

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
  for (const uses of step.uses) {
    if (!uses.startsWith('./') || depth > 3) {
      continue;
    }
    const folder = joinPath('', uses);
    const file = ['action.yml', 'action.yaml']
      .map(name => joinPath(folder, name))
      .find(each => sources.files.has(each));
    const content = file === undefined ? undefined : sources.contents.get(file);
    if (content !== undefined) {
      const action = parseYaml(withInputs(content, step.inputs)) ?? [];
      for (const document of action.filter(isRecord)) {
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

/** Puts the inputs of a step in the place of `${{ inputs.name }}` of the action. */
function withInputs(action: string, inputs: Step['inputs'] = {}): string {
  return action.replace(
    /\$\{\{ *inputs\.([\w-]+) *\}\}/g,
    (whole, name: string) => {
      const value = inputs[name];
      const text = typeof value === 'string' ? value : whole;
      spend(text.length);
      return text;
    },
  );
}
