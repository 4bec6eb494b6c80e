import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { ConfigProblems } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { Pack } from '../declaration/schema';
import { ReadPack } from './readPack';

/** The settings of a pack in a configuration, as they are written. */
interface OwnSettings {
  readonly key?: unknown;
  readonly requests?: object;
  readonly facts?: object;
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Puts the settings of a configuration over the content of a pack: servers, parameters,
 * and requests and facts that replace those with the same id.
 *
 * @param path - The setting that names the pack.
 * @throws InputError for each parameter that is missing or that the pack does not have
 */
export function fillPack(
  { pack, content }: ReadPack,
  own: OwnSettings,
  path: string,
): object {
  const parameters = fillParameters(pack.parameters, own.parameters, path);
  return {
    ...own,
    ...content,
    ...(own.key !== undefined && { key: own.key }),
    requests: { ...Object(content.requests), ...own.requests },
    facts: { ...Object(content.facts), ...own.facts },
    parameters,
  };
}

function fillParameters(
  wanted: Pack['parameters'] = {},
  given: Readonly<Record<string, string>> = {},
  path: string,
): Readonly<Record<string, string>> {
  const problems = new ConfigProblems();
  for (const [name, { meaning, default: other }] of Object.entries(wanted)) {
    if (!(name in given) && other === undefined) {
      problems.add(`${path}.parameters.${name}: is missing: ${meaning}`);
    }
  }
  for (const name of Object.keys(given)) {
    if (!(name in wanted)) {
      const hint = didYouMean(name, Object.keys(wanted));
      problems.add(`${path}.parameters.${name}: unknown parameter${hint}`);
    }
  }
  problems.throwIfAny();
  const defaults = Object.entries(wanted).flatMap(([name, parameter]) =>
    parameter.default === undefined ? [] : [[name, parameter.default]],
  );
  return { ...Object.fromEntries(defaults), ...given };
}
