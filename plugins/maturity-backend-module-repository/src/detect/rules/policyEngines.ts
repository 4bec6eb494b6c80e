import { yaml } from '../globs';
import { PathRule, PipelineRule } from '../Rule';

const fact = 'policyEngines';

const policyFolders = yaml(
  '**/policies/**/*',
  '**/policy/**/*',
  '**/kyverno/**/*',
  '**/gatekeeper/**/*',
  '**/constraints/**/*',
  '**/admission/**/*',
);

/** Policy engines, by the policies that are in the repository. */
export const policyEngineRules: readonly PathRule[] = [
  {
    id: 'opa',
    fact,
    value: 'Open Policy Agent',
    reason: 'Policies in Rego, which Open Policy Agent and Conftest evaluate.',
    globs: ['**/*.rego'],
  },
  {
    id: 'gatekeeper',
    fact,
    value: 'Gatekeeper',
    reason: 'A constraint or constraint template of Gatekeeper.',
    globs: policyFolders,
    content: [
      /^apiVersion:\s*['"]?(?:constraints|templates)\.gatekeeper\.sh\//m,
    ],
  },
  {
    id: 'kyverno',
    fact,
    value: 'Kyverno',
    reason: 'A policy of Kyverno.',
    globs: policyFolders,
    content: [/^apiVersion:\s*['"]?(?:policies\.)?kyverno\.io\//m],
  },
  {
    id: 'admission-policy',
    fact,
    value: 'Kubernetes admission policies',
    reason: 'A validating admission policy, which the cluster itself enforces.',
    globs: policyFolders,
    content: [/^kind:\s*['"]?ValidatingAdmissionPolicy['"]?[ \t]*\r?$/m],
  },
  {
    id: 'kubewarden',
    fact,
    value: 'Kubewarden',
    reason: 'A policy of Kubewarden.',
    globs: policyFolders,
    content: [/^apiVersion:\s*['"]?policies\.kubewarden\.io\//m],
  },
  {
    id: 'cloud-custodian',
    fact,
    value: 'Cloud Custodian',
    reason: 'A policy of Cloud Custodian, told by the resource of each policy.',
    globs: [...policyFolders, ...yaml('**/custodian', '**/custodian/**/*')],
    content: [
      /^policies:[ \t]*\r?$/m,
      /^[ \t]+resource:\s*['"]?(?:aws|azure|gcp|k8s)\./m,
    ],
  },
  {
    id: 'sentinel',
    fact,
    value: 'Sentinel',
    reason: 'Policies that Terraform Cloud enforces.',
    globs: ['**/sentinel.hcl', '**/*.sentinel'],
  },
];

/** Policy engines, by the commands that pipelines run. */
export const policyPipelineRules: readonly PipelineRule[] = [
  {
    id: 'conftest-pipeline',
    fact,
    value: 'Conftest',
    reason: 'The pipeline tests configurations against policies.',
    uses: /\bconftest\b/i,
    runs: /\bconftest\s+(?:test|verify)\b/,
  },
  {
    id: 'opa-pipeline',
    fact,
    value: 'Open Policy Agent',
    reason: 'The pipeline evaluates or tests Rego policies.',
    uses: /open-policy-agent\/setup-opa/i,
    runs: /\bopa\s+(?:eval|test|exec)\b/,
  },
  {
    id: 'kyverno-pipeline',
    fact,
    value: 'Kyverno',
    reason: 'The pipeline applies Kyverno policies.',
    runs: /\bkyverno\s+(?:apply|test)\b/,
  },
  {
    id: 'gator-pipeline',
    fact,
    value: 'Gatekeeper',
    reason: 'The pipeline tests manifests against Gatekeeper constraints.',
    runs: /\bgator\s+(?:test|verify)\b/,
  },
  {
    id: 'checkov-gate',
    fact,
    value: 'Checkov',
    reason: 'Checkov fails the pipeline, unless it is told to fail softly.',
    uses: /bridgecrewio\/checkov(?:-action)?/i,
    runs: /\bcheckov\s+(?!.*--soft-fail(?!-on))[^\n]*(?:-d|-f|--directory|--file)\b/,
  },
  {
    id: 'terraform-compliance',
    fact,
    value: 'terraform-compliance',
    reason: 'The pipeline tests plans against policies.',
    runs: /\bterraform-compliance\s/,
  },
];
