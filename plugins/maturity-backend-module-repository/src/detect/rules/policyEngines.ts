import { yaml } from '../globs';
import { definePathRules, definePipelineRules } from '../Rule';

const policyFolders = yaml(
  '**/policies/**/*',
  '**/policy/**/*',
  '**/kyverno/**/*',
  '**/gatekeeper/**/*',
  '**/constraints/**/*',
  '**/admission/**/*',
);

/** Policy engines, by the policies that are in the repository. */
export const policyEngineRules = definePathRules({ fact: 'policyEngines' })({
  opa: {
    value: 'Open Policy Agent',
    reason: 'Policies in Rego, which Open Policy Agent and Conftest evaluate.',
    globs: ['**/*.rego'],
  },
  gatekeeper: {
    value: 'Gatekeeper',
    reason: 'A constraint or constraint template of Gatekeeper.',
    globs: policyFolders,
    content: [
      /^apiVersion:\s*['"]?(?:constraints|templates)\.gatekeeper\.sh\//m,
    ],
  },
  kyverno: {
    value: 'Kyverno',
    reason: 'A policy of Kyverno.',
    globs: policyFolders,
    content: [/^apiVersion:\s*['"]?(?:policies\.)?kyverno\.io\//m],
  },
  'admission-policy': {
    value: 'Kubernetes admission policies',
    reason: 'A validating admission policy, which the cluster itself enforces.',
    globs: policyFolders,
    content: [/^kind:\s*['"]?ValidatingAdmissionPolicy['"]?[ \t]*\r?$/m],
  },
  kubewarden: {
    value: 'Kubewarden',
    reason: 'A policy of Kubewarden.',
    globs: policyFolders,
    content: [/^apiVersion:\s*['"]?policies\.kubewarden\.io\//m],
  },
  'cloud-custodian': {
    value: 'Cloud Custodian',
    reason: 'A policy of Cloud Custodian, told by the resource of each policy.',
    globs: [...policyFolders, ...yaml('**/custodian', '**/custodian/**/*')],
    content: [
      /^policies:[ \t]*\r?$/m,
      /^[ \t]+resource:\s*['"]?(?:aws|azure|gcp|k8s)\./m,
    ],
  },
  sentinel: {
    value: 'Sentinel',
    reason: 'Policies that Terraform Cloud enforces.',
    globs: ['**/sentinel.hcl', '**/*.sentinel'],
  },
});

/** Policy engines, by the commands that pipelines run. */
export const policyPipelineRules = definePipelineRules({
  fact: 'policyEngines',
})({
  'conftest-pipeline': {
    value: 'Conftest',
    reason: 'The pipeline tests configurations against policies.',
    uses: /\bconftest\b/i,
    runs: /\bconftest\s+(?:test|verify)\b/,
  },
  'opa-pipeline': {
    value: 'Open Policy Agent',
    reason: 'The pipeline evaluates or tests Rego policies.',
    uses: /open-policy-agent\/setup-opa/i,
    runs: /\bopa\s+(?:eval|test|exec)\b/,
  },
  'kyverno-pipeline': {
    value: 'Kyverno',
    reason: 'The pipeline applies Kyverno policies.',
    runs: /\bkyverno\s+(?:apply|test)\b/,
  },
  'gator-pipeline': {
    value: 'Gatekeeper',
    reason: 'The pipeline tests manifests against Gatekeeper constraints.',
    runs: /\bgator\s+(?:test|verify)\b/,
  },
  'checkov-gate': {
    value: 'Checkov',
    reason: 'Checkov fails the pipeline, unless it is told to fail softly.',
    uses: /bridgecrewio\/checkov(?:-action)?/i,
    runs: /\bcheckov\s+(?!.*--soft-fail(?!-on))[^\n]*(?:-d|-f|--directory|--file)\b/,
  },
  'terraform-compliance': {
    value: 'terraform-compliance',
    reason: 'The pipeline tests plans against policies.',
    runs: /\bterraform-compliance\s/,
  },
});
