import { yaml } from '../globs';
import { definePathRules, definePipelineRules } from '../Rule';

/** Tools with which pipelines plan and apply infrastructure. */
export const infrastructurePipelineRules = definePipelineRules({
  fact: 'infrastructurePipelines',
})({
  'terraform-pipeline': {
    value: 'Terraform',
    reason: 'The pipeline plans or applies Terraform.',
    uses: /dflook\/(?:terraform|tofu)-(?:plan|apply)|hashicorp\/tfc-workflows-github|TerraformTask|TerraformTaskV\d|Terraform\/(?:Base|Latest)|(?:^|\/)OpenTofu\//i,
    runs: /\bterraform\s+(?:[^\n|;&]*\s)?(?:plan|apply)\b/,
  },
  'opentofu-pipeline': {
    value: 'OpenTofu',
    reason: 'The pipeline plans or applies OpenTofu.',
    runs: /\btofu\s+(?:[^\n|;&]*\s)?(?:plan|apply)\b/,
  },
  'terragrunt-pipeline': {
    value: 'Terragrunt',
    reason: 'The pipeline plans or applies Terragrunt.',
    uses: /gruntwork-io\/terragrunt-action/i,
    runs: /\bterragrunt\s+(?:[^\n|;&]*\s)?(?:plan|apply)(?:-all)?\b/,
  },
  'pulumi-pipeline': {
    value: 'Pulumi',
    reason: 'The pipeline previews or updates Pulumi stacks.',
    uses: /pulumi\/actions/i,
    runs: /\bpulumi\s+(?:[^\n|;&]*\s)?(?:up|preview)\b/,
  },
  'cdk-pipeline': {
    value: 'AWS CDK',
    reason: 'The pipeline compares or deploys CDK stacks.',
    runs: /\bcdk\s+(?:[^\n|;&]*\s)?(?:deploy|diff)\b/,
  },
  'cloudformation-pipeline': {
    value: 'CloudFormation',
    reason: 'The pipeline deploys CloudFormation or SAM stacks.',
    uses: /aws-actions\/aws-cloudformation-github-deploy|CloudFormationCreateOrUpdateStack/i,
    runs: /\b(?:aws\s+cloudformation\s+(?:deploy|create-stack|update-stack|create-change-set)|sam\s+deploy)\b/,
  },
  'azure-template-pipeline': {
    value: 'Azure Resource Manager',
    reason: 'The pipeline deploys ARM or Bicep templates.',
    uses: /azure\/(?:arm-deploy|bicep-deploy)|AzureResourceManagerTemplateDeployment/i,
    runs: /\baz\s+(?:deployment\s+(?:group|sub|mg|tenant)|stack\s+(?:group|sub|mg))\s+(?:create|what-if)\b/,
  },
  'helm-pipeline': {
    value: 'Helm',
    reason: 'The pipeline installs or upgrades Helm releases.',
    uses: /HelmDeploy@\d|azure\/k8s-bake/i,
    runs: /\b(?:helm\s+(?:[^\n|;&]*\s)?(?:upgrade|install)|helmfile\s+(?:[^\n|;&]*\s)?(?:apply|sync|diff))\b/,
  },
  'kubectl-pipeline': {
    value: 'kubectl',
    reason: 'The pipeline applies Kubernetes manifests.',
    uses: /azure\/k8s-deploy|KubernetesManifest@\d/i,
    runs: /\b(?:kubectl|oc)\s+(?:[^\n|;&]*\s)?(?:apply|replace|diff)\b/,
  },
  'ansible-pipeline': {
    value: 'Ansible',
    reason: 'The pipeline runs Ansible playbooks.',
    uses: /dawidd6\/action-ansible-playbook/i,
    runs: /\bansible-playbook\b/,
  },
  'serverless-pipeline': {
    value: 'Serverless Framework',
    reason: 'The pipeline deploys with the Serverless Framework.',
    uses: /serverless\/github-action/i,
    runs: /\b(?:serverless|sls)\s+(?:[^\n|;&]*\s)?deploy\b/,
  },
  'infrastructure-pipeline-name': {
    value: 'Terraform',
    reason:
      'A workflow that is named after planning or applying Terraform, where its content is not known.',
    named: /\b(?:terraform|tofu|tf)[-_.](?:\w+[-_.])*(?:plan|apply|deploy)\b/,
  },
});

/** Services and controllers that plan and apply what is in the repository. */
export const infrastructureControllerRules = definePathRules({
  fact: 'infrastructurePipelines',
})({
  atlantis: {
    value: 'Atlantis',
    reason: 'Atlantis reads its projects from this file.',
    globs: yaml('atlantis'),
    scope: 'repository',
  },
  spacelift: {
    value: 'Spacelift',
    reason: 'Spacelift reads its stacks from this file.',
    globs: yaml('.spacelift/config'),
    scope: 'repository',
  },
  digger: {
    value: 'Digger',
    reason: 'Digger reads its projects from this file.',
    globs: yaml('digger'),
    scope: 'repository',
  },
  'terraform-cloud': {
    value: 'Terraform Cloud',
    reason: 'The configuration names a workspace of Terraform Cloud.',
    globs: [
      'main',
      'versions',
      'backend',
      'terraform',
      'providers',
      'cloud',
    ].map(name => `**/${name}.tf`),
    content: [/^[ \t]*(?:cloud\s*\{|backend\s+"remote"\s*\{)/m],
  },
  'argo-cd': {
    value: 'Argo CD',
    reason: 'An application that Argo CD keeps in step with the repository.',
    globs: yaml(
      '**/argocd/**/*',
      '**/argo-cd/**/*',
      '**/argo/**/*',
      '**/gitops/**/*',
      '**/deploy/**/*',
      '**/application',
      '**/applicationset',
      '**/argocd',
    ),
    content: [
      /\bargoproj\.io\//,
      /^kind:\s*['"]?(?:Application|ApplicationSet|AppProject)['"]?[ \t]*\r?$/m,
    ],
  },
  flux: {
    value: 'Flux',
    reason: 'A release or kustomization that Flux keeps in step.',
    globs: yaml(
      '**/flux/**/*',
      '**/flux-system/**/*',
      '**/clusters/**/*',
      '**/gitops/**/*',
      '**/deploy/**/*',
    ),
    content: [/\b(?:kustomize|helm|source)\.toolkit\.fluxcd\.io\//],
  },
});
