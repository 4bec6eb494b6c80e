import { definePipelineRules, PipelineRule } from '../Rule';
import { buildWork } from './buildWork';
import { Work } from './pipelineWork';
import { testWork } from './testWork';

function toRules(
  fact: PipelineRule['fact'],
  suffix: string,
  work: Readonly<Record<string, Work>>,
): readonly PipelineRule[] {
  return definePipelineRules({ fact, inTests: true })(
    Object.fromEntries(
      Object.entries(work).map(([value, { usesExcept, ...rules }]) => [
        `${value
          .toLowerCase()
          .replace(/\W+/g, '-')
          .replace(/^-|-$/g, '')}-${suffix}`,
        {
          ...rules,
          value,
          reason: `A step ${
            suffix === 'test-run' ? 'runs tests' : 'builds'
          }: ${value}.`,
          usesExcept: usesExcept ?? /setup-|install-/,
        },
      ]),
    ),
  );
}

/** How pipelines run tests and build. */
export const buildAndTestRules: readonly PipelineRule[] = [
  ...toRules('pipelineTests', 'test-run', testWork),
  ...toRules('pipelineBuilds', 'build-run', buildWork),
];
