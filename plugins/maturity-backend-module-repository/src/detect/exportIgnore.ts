import picomatch from 'picomatch';
import { RepositoryFactName } from '../declarations';
import { isSupport } from './foreign';
import { findMatches } from './judgeFile';
import { findSystems } from './pipelines/readPipelines';
import { pathRules, pipelineRules } from './rules';
import { ciSystems } from './rules/ciSystems';
import { isAny } from './wantsContent';

/** A path that a glob matches, to try what a pattern hides. */
function toSample(glob: string): string {
  return glob
    .replace(/\{([^{},]*)[^{}]*\}/g, '$1')
    .replace(/\*\*\//g, '')
    .replace(/\[[^\]]*\]/g, '-')
    .replace(/\*/g, 'x');
}

const samples = [
  ...new Set(
    [...pathRules, ...ciSystems].flatMap(({ globs }) => globs.map(toSample)),
  ),
];

/**
 * Facts that files could show that an archive leaves out: those that
 * `.gitattributes` marks with `export-ignore`, and of which none is there.
 *
 * @returns The reason, by fact.
 */
export function findHidden(
  files: readonly string[],
  contents: ReadonlyMap<string, string>,
): ReadonlyMap<RepositoryFactName, string> {
  const hidden = new Map<RepositoryFactName, string>();
  for (const attributes of files) {
    if (!/(?:^|\/)\.gitattributes$/.test(attributes)) {
      continue;
    }
    const folder = attributes.slice(0, -'.gitattributes'.length);
    for (const line of (contents.get(attributes) ?? '').split('\n')) {
      const [pattern, ...names] = line.trim().split(/\s+/);
      if (
        !pattern ||
        pattern.startsWith('#') ||
        !names.includes('export-ignore')
      ) {
        continue;
      }
      const matches = compilePattern(folder, pattern.replace(/^"|"$/g, ''));
      if (files.some(matches)) {
        continue;
      }
      const reason = `the archive leaves out ${pattern}, by ${attributes}`;
      for (const fact of hiddenFacts(folder, pattern, matches)) {
        hidden.set(fact, hidden.get(fact) ?? reason);
      }
    }
  }
  return hidden;
}

function compilePattern(
  folder: string,
  pattern: string,
): (path: string) => boolean {
  const plain = pattern.replace(/^\/|\/?(?:\*\*)?$/g, '');
  const isAnywhere = !pattern.replace(/\/$/, '').includes('/');
  const base = isAnywhere ? `${folder}**/${plain}` : folder + plain;
  return picomatch([base, `${base}/**`], { dot: true, nocase: true });
}

function hiddenFacts(
  folder: string,
  pattern: string,
  matches: (path: string) => boolean,
): ReadonlySet<RepositoryFactName> {
  const place = folder + pattern.replace(/^\/|\/?\*{0,2}$/g, '');
  const named = samples.filter(matches);
  const facts = new Set<RepositoryFactName>();
  for (const path of named) {
    for (const { rule } of findMatches(path, '')) {
      if (!rule.globs.some(isAny)) {
        facts.add(rule.fact);
      }
    }
    if (findSystems(path).some(each => each.anchored && each.value.value)) {
      facts.add('ciProviders').add('reusableWorkflows').add('environments');
      for (const { fact } of pipelineRules) {
        facts.add(fact);
      }
    }
  }
  // In a folder of settings, only files with a place of their own count.
  if (!named.includes(place.toLowerCase()) && !/\.\w+$|\*|^\./.test(place)) {
    for (const sample of samples) {
      for (const { rule } of findMatches(`${place}/${sample}`, '')) {
        if (
          !isSupport(`${place}/`.toLowerCase()) ||
          /^docs?$/i.test(place) !== (rule.fact === 'tests')
        ) {
          facts.add(rule.fact);
        }
      }
    }
  }
  return facts;
}
