import { toShareFact } from '../shareFact';
import { Check, Model, Stage } from '../types';
import { builtInModel } from './builtInModel';
import { platformChecks } from './platformChecks';

/** A characteristic that most components have to show. */
interface Common {
  /** Id of the check of a component. */
  readonly id: string;
  readonly title: string;
  /** Share of the components that have to pass it. */
  readonly atLeast?: number;
}

/** Four in five: one component in five may be new, special or about to end. */
const MOST = 0.8;
const HALF = 0.5;

const byStage: Readonly<Record<string, readonly Common[]>> = {
  'ad-hoc-scripts': [],
  'cicd-foundation': [
    { id: 'owned', title: 'Most components are owned by a team' },
    { id: 'pipeline', title: 'Most are built and tested by a pipeline' },
    { id: 'automated-deploy', title: 'Most are deployed by a pipeline' },
    {
      id: 'some-infrastructure-as-code',
      title: 'Half of them have infrastructure as code',
      atLeast: HALF,
    },
    {
      id: 'incidents-documented',
      title: 'Most have a runbook and somebody to call',
    },
  ],
  'infrastructure-as-code': [
    {
      id: 'infrastructure-as-code',
      title: 'Most can be rebuilt from code',
    },
    {
      id: 'infrastructure-pipeline',
      title: 'A pipeline applies most changes of infrastructure',
    },
    {
      id: 'environment-parity',
      title: 'Most have one definition for all environments',
    },
    { id: 'security-scanning', title: 'Most pipelines scan for weaknesses' },
    { id: 'protected-main', title: 'Most changes need a review' },
    { id: 'deliveries-tracked', title: 'Deployments of most are recorded' },
  ],
  'self-serve-platform': [
    { id: 'documented', title: 'Most are documented' },
    {
      id: 'documentation-current',
      title: 'Most of the documentation is current',
    },
    {
      id: 'golden-path',
      title: 'Half of them follow a golden path',
      atLeast: HALF,
    },
    {
      id: 'self-service-resources',
      title: 'Most get their resources by self-service',
    },
    { id: 'health-visible', title: 'The health of most is visible' },
  ],
  'product-grade-platform': [
    { id: 'slo', title: 'Most have objectives and an error budget' },
    {
      id: 'dora-steady',
      title: 'The delivery of half of them is measured and steady',
      atLeast: HALF,
    },
    {
      id: 'continuous-compliance',
      title: 'Most are checked for compliance all the time',
    },
  ],
};

function toCheck(
  { checks }: Stage,
  { id, title, atLeast = MOST }: Common,
): Check {
  const own = checks.find(check => check.id === id)!;
  return {
    // Not the same: what modules add to that check proves nothing of a share.
    id: `${atLeast === MOST ? 'most' : 'half'}-${id}`,
    title,
    why: own.why,
    limits: `The line is at ${
      100 * atLeast
    } % of the components in production that the catalog assigns to it. The weakest proof of one component gives the grade. What the catalog does not list is not counted.`,
    fix: { ...own.fix, effort: 'large' },
    required: own.required,
    condition: { $any: [{ [toShareFact(id)]: { $gte: atLeast } }] },
  };
}

/**
 * The built-in model of groups, domains and the organisation: where most of their
 * components stand, and what is true of the platform as a whole.
 */
export const organizationModel: Model = {
  id: 'organization',
  version: 1,
  subject: 'organization',
  title: 'Organisation maturity',
  description:
    'Where an organisation, a group or a domain sits on the five stages of platform engineering: what most of its components in production show, what is true of the platform itself, and what the organisation states of it.',
  appliesTo: { kind: { $in: ['Group', 'Domain'] } },
  stages: builtInModel.stages.map(stage => ({
    ...stage,
    checks: [
      ...byStage[stage.id].map(common => toCheck(stage, common)),
      ...(platformChecks[stage.id] ?? []),
      ...stage.checks.filter(({ of }) => of === 'organization'),
    ],
  })),
};
