import { DeclarationProblem } from './problems';
import { findParameterProblems } from './promqlTexts';
import { HttpSourceDeclaration } from './schema';

/** Finds contradictions between the queries of PromQL of a source and its other parts. */
export function* findPromqlSourceProblems(
  source: HttpSourceDeclaration,
): Iterable<DeclarationProblem> {
  const queries = listQueries(source);
  for (const [id, promql] of queries) {
    const parameters = source.parameters ?? {};
    for (const found of findParameterProblems(promql, parameters)) {
      const problem = `${found.problem} in the query of '${id}'`;
      yield { at: ['parameters', found.parameter], problem };
    }
  }
  if (source.graphs && queries.length === 0) {
    yield { at: ['graphs'], problem: 'is only for queries of PromQL' };
  }
  for (const [name, { from, evidence }] of Object.entries(source.facts)) {
    // A query of PromQL has a page that shows it.
    const hasPage = queries.some(([id]) => id === from);
    if (evidence.url === undefined && !hasPage) {
      const at = ['facts', name, 'evidence', 'url'];
      yield { at, problem: 'must be a text' };
    }
  }
}

/**
 * Lists the texts that are filled because of queries of PromQL.
 *
 * @param parameters - The placeholders of the parameters.
 */
export function* listPromqlTexts(
  source: HttpSourceDeclaration,
  parameters: readonly string[],
): Iterable<{
  at: DeclarationProblem['at'];
  text: string;
  allowed: readonly string[];
}> {
  for (const [id, text] of listQueries(source)) {
    yield { at: ['requests', id, 'promql'], text, allowed: parameters };
  }
  if (source.graphs && 'url' in source.graphs) {
    yield {
      at: ['graphs', 'url'],
      text: source.graphs.url,
      allowed: ['query', 'key', 'server', ...parameters],
    };
  }
}

function listQueries({ requests }: HttpSourceDeclaration) {
  return Object.entries(requests).flatMap(([id, { promql }]) =>
    promql === undefined ? [] : [[id, promql] as const],
  );
}
