import { yaml } from '../globs';
import { definePathRules, definePipelineRules } from '../Rule';

const anyYaml = yaml('**/*');

/** Policy engines, by policies that a cluster or a service enforces by itself. */
export const policyEngineRules = definePathRules({ fact: 'policyEngines' })({
  gatekeeper: {
    value: 'Gatekeeper',
    reason: 'A constraint or constraint template of Gatekeeper.',
    globs: anyYaml,
    objects: [
      'constraints.gatekeeper.sh *',
      'templates.gatekeeper.sh ConstraintTemplate',
    ],
  },
  kyverno: {
    value: 'Kyverno',
    reason: 'A policy of Kyverno.',
    globs: anyYaml,
    objects: [
      'kyverno.io ClusterPolicy|Policy',
      'policies.kyverno.io ValidatingPolicy|MutatingPolicy|GeneratingPolicy|ImageValidatingPolicy|DeletingPolicy',
    ],
  },
  'admission-policy': {
    value: 'Kubernetes admission policies',
    reason: 'A validating admission policy, which the cluster itself enforces.',
    globs: anyYaml,
    objects: [
      'admissionregistration.k8s.io ValidatingAdmissionPolicy|MutatingAdmissionPolicy',
    ],
  },
  kubewarden: {
    value: 'Kubewarden',
    reason: 'A policy of Kubewarden.',
    globs: anyYaml,
    objects: ['policies.kubewarden.io *'],
  },
  'config-connector-policy': {
    value: 'Google Cloud organization policies',
    reason: 'A policy of the organization as a resource.',
    globs: anyYaml,
    objects: ['orgpolicy.cnrm.cloud.google.com OrgPolicyPolicy'],
  },
  'cloud-custodian': {
    value: 'Cloud Custodian',
    reason: 'A policy of Cloud Custodian, told by the resource of each policy.',
    globs: anyYaml,
    content: [
      /^policies:[ \t]*\r?$/m,
      /^[ \t]+(?:- )?resource:\s*['"]?(?:aws|azure|gcp|k8s|awscc)\./m,
    ],
  },
  sentinel: {
    value: 'Sentinel',
    reason: 'Policies that Terraform Cloud enforces.',
    globs: ['**/sentinel.hcl', '**/*.sentinel'],
  },
  'azure-policy': {
    value: 'Azure Policy',
    reason: 'A definition or an assignment of a policy of Azure.',
    globs: ['**/*.tf', '**/*.bicep', '**/*.json'],
    content: [
      /resource\s+"azurerm_\w*policy_(?:definition|assignment|set_definition)"|'?Microsoft\.Authorization\/policy(?:Definitions|Assignments|SetDefinitions)|"policyRule"\s*:\s*\{\s*"(?:if|then)"/,
    ],
  },
  'aws-config': {
    value: 'AWS Config',
    reason:
      'A rule or conformance pack of AWS Config, or a policy of the organization.',
    globs: ['**/*.tf'],
    content: [
      /resource\s+"(?:aws_config_(?:config_rule|conformance_pack|organization_\w+)|aws_organizations_policy)"/,
    ],
  },
  'pulumi-policy-pack': {
    value: 'Pulumi policies',
    reason: 'A policy pack of Pulumi.',
    globs: yaml('**/PulumiPolicy'),
  },
  'cdk-nag': {
    value: 'cdk-nag',
    reason:
      'The stacks are checked by the rules of cdk-nag when they are made.',
    globs: ['package.json', '**/requirements.txt', 'pyproject.toml'],
    content: [/["']?\bcdk[-_]nag\b/],
    beside: /(?:^|\/)cdk\.json$/,
  },
});

/** Policy engines, by the commands that pipelines run and may fail by. */
export const policyPipelineRules = definePipelineRules({
  fact: 'policyEngines',
  soft: false,
  inTests: true,
})({
  'conftest-pipeline': {
    value: 'Conftest',
    reason: 'The pipeline tests configurations against policies.',
    uses: ['conftest'],
    usesExcept: /setup|install/,
    commands: ['conftest test'],
  },
  'opa-pipeline': {
    value: 'Open Policy Agent',
    reason: 'The pipeline evaluates Rego policies, or tests them.',
    uses: ['opa-action', 'terraform-opa', 'policy-check-opa'],
    commands: ['opa eval|exec|test|check', 'regal lint'],
  },
  'kyverno-pipeline': {
    value: 'Kyverno',
    reason: 'The pipeline applies Kyverno policies, or tests them.',
    uses: ['kyverno-cli', 'action-kyverno'],
    usesExcept: /install/,
    commands: ['kyverno apply|test'],
  },
  'gator-pipeline': {
    value: 'Gatekeeper',
    reason: 'The pipeline tests manifests against Gatekeeper constraints.',
    commands: ['gator test|verify'],
  },
  'checkov-policy': {
    value: 'Checkov',
    reason: 'Checkov fails the pipeline, unless it is told to fail softly.',
    uses: ['checkov', 'checkov-action'],
    commands: ['checkov -d|-f|--directory|--file|--framework|--config-file'],
    commandsExcept: / --soft-fail(?= |$)/,
  },
  'terraform-compliance': {
    value: 'terraform-compliance',
    reason: 'The pipeline tests plans against policies.',
    uses: ['terraform-compliance'],
    commands: ['terraform-compliance'],
  },
  'cfn-guard': {
    value: 'CloudFormation Guard',
    reason: 'The pipeline checks templates against rules.',
    uses: ['cfn-guard', 'cloudformation-guard'],
    commands: ['cfn-guard validate'],
  },
  inspec: {
    value: 'InSpec',
    reason: 'The pipeline checks systems against profiles.',
    uses: ['inspec-action'],
    commands: ['inspec|cinc-auditor exec'],
  },
  'pulumi-policy': {
    value: 'Pulumi policies',
    reason: 'The pipeline checks stacks against a policy pack.',
    commands: [
      'pulumi preview|up --policy-pack',
      'pulumi policy publish|enable',
    ],
  },
  'snyk-rules': {
    value: 'Snyk rules',
    reason: 'The pipeline checks definitions against rules of its own.',
    commands: ['snyk iac test --rules'],
  },
  regula: {
    value: 'Regula',
    reason: 'The pipeline checks definitions against Rego policies.',
    uses: ['regula-action'],
    commands: ['regula run'],
  },
});
