import {
  AddedProof,
  Condition,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ID, SELECTOR } from './join/readScope';

/** Annotations of entities that have objects in a cluster. */
export const annotations = [ID, SELECTOR];

/** Entities without objects get no proof that is always unknown. */
const hasObjects: Condition = {
  $any: annotations.map(annotation => ({
    [`entity/metadata.annotations.${annotation}`]: { $exists: true },
  })),
};

function whereRunning(condition: Condition): Condition {
  return { ...condition, $when: hasObjects };
}

/** Proofs for checks of the built-in models. */
export const kubernetesProofs: readonly AddedProof[] = [
  {
    check: 'automated-deploy',
    condition: whereRunning({ 'kubernetes/gitopsAutomated': true }),
  },
  {
    check: 'some-infrastructure-as-code',
    condition: whereRunning({ 'kubernetes/managedBy': { $notEmpty: true } }),
  },
  {
    check: 'infrastructure-pipeline',
    condition: whereRunning({ 'kubernetes/gitops': true }),
  },
  {
    check: 'slo',
    condition: whereRunning({ 'kubernetes/slos': { $notEmpty: true } }),
  },
  {
    check: 'defined-as-code',
    condition: whereRunning({
      'kubernetes/crossplaneResources': { $notEmpty: true },
    }),
  },
  {
    check: 'self-service',
    condition: whereRunning({
      'kubernetes/crossplaneResources': { $notEmpty: true },
    }),
  },
];
