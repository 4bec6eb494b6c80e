import { Entity } from '@backstage/catalog-model';
import { entity } from '../../__testUtils__/entities';

const fix = { text: 'Do it.', effort: 'small' } as const;

function stage(id: string, condition?: object, more: object = {}) {
  const check = { id, title: id, why: 'Because.', fix, condition, ...more };
  return {
    id: `stage-${id}`,
    title: id,
    summary: 'Here.',
    advice: 'Go on.',
    checks: condition ? [check] : [],
  };
}

/** A model over pushed facts: an SBOM of any grade, and coverage that was observed. */
export const qualityModel = {
  id: 'quality',
  version: 1,
  title: 'Quality',
  appliesTo: { kind: 'Component' },
  stages: [
    stage('start'),
    stage('sbom', { 'quality/sbom': true }),
    stage(
      'coverage',
      { 'quality/coverage': { $gte: 0.8 } },
      { grade: 'observed' },
    ),
  ],
};

/** The configuration of a pushed source. */
export const qualitySource = {
  title: 'Quality gates',
  description: 'What pipelines report.',
  senders: ['external:ci'],
  facts: {
    coverage: {
      title: 'Line coverage',
      description: 'Share of lines that the tests run, 0 to 1.',
      type: 'number',
      maxAge: { days: 7 },
      needsEvidence: true,
    },
    sbom: {
      title: 'SBOM',
      description: 'Whether the build has an SBOM.',
      type: 'boolean',
      maxAge: { days: 30 },
    },
    tools: {
      title: 'Tools',
      description: 'Tools that ran.',
      type: 'strings',
      maxAge: { days: 30 },
    },
  },
};

/** A component with a repository on GitHub. */
export function service(name: string, slug = `acme/${name}`): Entity {
  return entity('Component', name, {
    metadata: { annotations: { 'github.com/project-slug': slug } },
  });
}

/** An instant some minutes ago. */
export const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** A fact to push, observed ten minutes ago. */
export function pushed(
  name: string,
  fact: string,
  value: unknown,
  more: object = {},
) {
  return {
    entityRef: `component:default/${name}`,
    fact,
    value,
    observedAt: ago(10),
    evidence: [{ title: 'report', url: 'https://ci.example/report' }],
    ...more,
  };
}
