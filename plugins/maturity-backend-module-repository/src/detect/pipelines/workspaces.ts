import { NODE_EFFORT, spend } from './effort';
import { isForeign } from '../foreign';

const maxPackages = 100;
const inAll =
  /^(?:pnpm (?:\S+ )*?(?:-r|--recursive)(?: |$)|npm .*(?:--workspaces|--ws|-ws)(?: |$)|yarn workspaces |(?:lerna|turbo) |nx run-many )/;
const inOne =
  /^yarn workspace (\S+)|^(?:pnpm|turbo|lerna) .*?(?:--filter|-F|--scope)[ =](\S+)|^npm .*?(?:--workspace|-w)[ =](\S+)/;

/** Manifests of packages by repository: many commands start scripts in all of them. */
const known = new WeakMap<object, readonly string[]>();

/**
 * Finds the packages of a repository of several in which a command starts a script:
 * all, or those with the name that it gives. Undefined for a command that starts it
 * where it is.
 */
export function findPackages(
  command: string,
  contents: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  // The rest are arguments of the script.
  const [own] = command.split(' -- ', 1);
  const name = inOne.exec(own!)?.slice(1).find(Boolean);
  if (!name && !inAll.test(own!)) {
    return undefined;
  }
  const manifests = readManifests(contents);
  return name && !name.includes('*')
    ? manifests.filter(isNamed(name, contents))
    : manifests;
}

function readManifests(
  contents: ReadonlyMap<string, string>,
): readonly string[] {
  const before = known.get(contents);
  if (before) {
    return before;
  }
  spend(NODE_EFFORT * contents.size);
  const found = [...contents.keys()]
    .filter(path => path.endsWith('/package.json') && !isForeign(path))
    .sort()
    .slice(0, maxPackages);
  known.set(contents, found);
  return found;
}

/** Whether a manifest is of the package of this name, or in the folder; `web...` means with those that it needs. */
function isNamed(name: string, contents: ReadonlyMap<string, string>) {
  const folder = name.replace(/^\.{3}\^?|\^?\.{3}$|^\.\/|^\{|\}$/g, '');
  return (path: string) => {
    spend(NODE_EFFORT);
    return (
      `/${path}`.endsWith(`/${folder}/package.json`) ||
      contents.get(path)!.slice(0, 500).includes(`"${folder}"`)
    );
  };
}
