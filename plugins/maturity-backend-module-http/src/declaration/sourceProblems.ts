import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { ConfigProblems } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { SourceDeclaration } from './DeclaredSource';
import { findFactProblems } from './factSchema';
import { listPlaceholders } from './placeholders';
import { DeclarationProblem } from './problems';

/** A text that is filled, and the names of what can fill it. */
export interface FilledText {
  readonly at: DeclarationProblem['at'];
  readonly text: string;
  readonly allowed: readonly string[];
}

/**
 * @param path - Where the source is configured.
 * @throws InputError with all problems, each with its path, if there are any
 */
export function refuseProblems(
  path: string,
  found: Iterable<DeclarationProblem>,
): void {
  const problems = new ConfigProblems();
  for (const { at, problem } of found) {
    problems.add(`${path}${at.map(formatSegment).join('')}: ${problem}`);
  }
  problems.throwIfAny();
}

function formatSegment(segment: string | number): string {
  return typeof segment === 'number' ? `[${segment}]` : `.${segment}`;
}

/** Finds contradictions between the requests and facts of any source. */
export function* findJoinProblems(
  source: SourceDeclaration,
): Iterable<DeclarationProblem> {
  for (const id of Object.keys(source.requests)) {
    yield* below(['requests', id], findKeyFromProblems(id, source.requests));
  }
  if (Object.keys(source.facts).length === 0) {
    yield { at: ['facts'], problem: 'must have at least one fact' };
  }
  const ids = Object.keys(source.requests);
  for (const [name, fact] of Object.entries(source.facts)) {
    yield* below(['facts', name], findFactProblems(fact));
    if (!ids.includes(fact.from)) {
      const hint = didYouMean(fact.from, ids);
      yield {
        at: ['facts', name, 'from'],
        problem: `there is no request '${fact.from}'${hint}`,
      };
    }
  }
}

/** Finds placeholders that nothing fills. */
export function* findPlaceholderProblems(
  texts: Iterable<FilledText>,
): Iterable<DeclarationProblem> {
  for (const { at, text, allowed } of texts) {
    for (const name of listPlaceholders(text)) {
      if (!allowed.includes(name.replace(/^item\..+/, 'item.…'))) {
        const hint = didYouMean(name, allowed);
        yield { at, problem: `unknown placeholder {${name}}${hint}` };
      }
    }
  }
}

/** Lists the parameters as placeholders name them. */
export function listParameters({
  parameters = {},
}: Pick<SourceDeclaration, 'parameters'>): readonly string[] {
  return Object.keys(parameters).map(name => `parameters.${name}`);
}

/** Lists the templates of links. */
export function* listLinkTexts(
  source: SourceDeclaration,
): Iterable<FilledText> {
  for (const [name, { evidence }] of Object.entries(source.facts)) {
    if (typeof evidence.url === 'string') {
      yield {
        at: ['facts', name, 'evidence', 'url'],
        text: evidence.url,
        allowed: ['key', 'server', 'item.…', ...listParameters(source)],
      };
    }
  }
}

/** Keys come from one other request at most, so that there is an order. */
function* findKeyFromProblems(
  id: string,
  requests: SourceDeclaration['requests'],
): Iterable<DeclarationProblem> {
  const { keyFrom } = requests[id]!;
  if (!keyFrom) {
    return;
  }
  const at = ['keyFrom', 'request'];
  const other = requests[keyFrom.request];
  if (!other || keyFrom.request === id) {
    const ids = Object.keys(requests).filter(each => each !== id);
    const hint = didYouMean(keyFrom.request, ids);
    const problem = `there is no other request '${keyFrom.request}'${hint}`;
    yield { at, problem };
  } else if (other.keyFrom) {
    yield { at, problem: `'${keyFrom.request}' has no key of its own` };
  }
}

/** Moves problems of a part below the path to it. */
export function* below(
  path: DeclarationProblem['at'],
  problems: Iterable<DeclarationProblem>,
): Iterable<DeclarationProblem> {
  for (const { at, problem } of problems) {
    yield { at: [...path, ...at], problem };
  }
}
