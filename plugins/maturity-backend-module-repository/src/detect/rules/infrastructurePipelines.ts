import { yaml } from '../globs';
import { PathRule, PipelineRule } from '../Rule';

const fact = 'infrastructurePipelines';

/** Tools with which pipelines plan and apply infrastructure. */
export const infrastructurePipelineRules: readonly PipelineRule[] = [
  {
    id: 'terraform-pipeline',
    fact,
    value: 'Terraform',
    reason: 'The pipeline plans or applies Terraform.',
    uses: /dflook\/(?:terraform|tofu)-(?:plan|apply)|hashicorp\/tfc-workflows-github|TerraformTask|TerraformTaskV\d|Terraform\/(?:Base|Latest)|(?:^|\/)OpenTofu\//i,
    runs: /\bterraform\s+(?:[^\n|;&]*\s)?(?:plan|apply)\b/,
  },
  {
    id: 'opentofu-pipeline',
    fact,
    value: 'OpenTofu',
    reason: 'The pipeline plans or applies OpenTofu.',
    runs: /\btofu\s+(?:[^\n|;&]*\s)?(?:plan|apply)\b/,
  },
  {
    id: 'terragrunt-pipeline',
    fact,
    value: 'Terragrunt',
    reason: 'The pipeline plans or applies Terragrunt.',
    uses: /gruntwork-io\/terragrunt-action/i,
    runs: /\bterragrunt\s+(?:[^\n|;&]*\s)?(?:plan|apply)(?:-all)?\b/,
  },
  {
    id: 'pulumi-pipeline',
    fact,
    value: 'Pulumi',
    reason: 'The pipeline previews or updates Pulumi stacks.',
    uses: /pulumi\/actions/i,
    runs: /\bpulumi\s+(?:[^\n|;&]*\s)?(?:up|preview)\b/,
  },
  {
    id: 'cdk-pipeline',
    fact,
    value: 'AWS CDK',
    reason: 'The pipeline compares or deploys CDK stacks.',
    runs: /\bcdk\s+(?:[^\n|;&]*\s)?(?:deploy|diff)\b/,
  },
  {
    id: 'cloudformation-pipeline',
    fact,
    value: 'CloudFormation',
    reason: 'The pipeline deploys CloudFormation or SAM stacks.',
    uses: /aws-actions\/aws-cloudformation-github-deploy|CloudFormationCreateOrUpdateStack/i,
    runs: /\b(?:aws\s+cloudformation\s+(?:deploy|create-stack|update-stack|create-change-set)|sam\s+deploy)\b/,
  },
  {
    id: 'azure-template-pipeline',
    fact,
    value: 'Azure Resource Manager',
    reason: 'The pipeline deploys ARM or Bicep templates.',
    uses: /azure\/(?:arm-deploy|bicep-deploy)|AzureResourceManagerTemplateDeployment/i,
    runs: /\baz\s+(?:deployment\s+(?:group|sub|mg|tenant)|stack\s+(?:group|sub|mg))\s+(?:create|what-if)\b/,
  },
  {
    id: 'helm-pipeline',
    fact,
    value: 'Helm',
    reason: 'The pipeline installs or upgrades Helm releases.',
    uses: /HelmDeploy@\d|azure\/k8s-bake/i,
    runs: /\b(?:helm\s+(?:[^\n|;&]*\s)?(?:upgrade|install)|helmfile\s+(?:[^\n|;&]*\s)?(?:apply|sync|diff))\b/,
  },
  {
    id: 'kubectl-pipeline',
    fact,
    value: 'kubectl',
    reason: 'The pipeline applies Kubernetes manifests.',
    uses: /azure\/k8s-deploy|KubernetesManifest@\d/i,
    runs: /\b(?:kubectl|oc)\s+(?:[^\n|;&]*\s)?(?:apply|replace|diff)\b/,
  },
  {
    id: 'ansible-pipeline',
    fact,
    value: 'Ansible',
    reason: 'The pipeline runs Ansible playbooks.',
    uses: /dawidd6\/action-ansible-playbook/i,
    runs: /\bansible-playbook\b/,
  },
  {
    id: 'serverless-pipeline',
    fact,
    value: 'Serverless Framework',
    reason: 'The pipeline deploys with the Serverless Framework.',
    uses: /serverless\/github-action/i,
    runs: /\b(?:serverless|sls)\s+(?:[^\n|;&]*\s)?deploy\b/,
  },
  {
    id: 'infrastructure-pipeline-name',
    fact,
    value: 'Terraform',
    reason:
      'A workflow that is named after planning or applying Terraform, where its content is not known.',
    named: /\b(?:terraform|tofu|tf)[-_.](?:\w+[-_.])*(?:plan|apply|deploy)\b/,
  },
];

/** Services and controllers that plan and apply what is in the repository. */
export const infrastructureControllerRules: readonly PathRule[] = [
  {
    id: 'atlantis',
    fact,
    value: 'Atlantis',
    reason: 'Atlantis reads its projects from this file.',
    globs: yaml('atlantis'),
    scope: 'repository',
  },
  {
    id: 'spacelift',
    fact,
    value: 'Spacelift',
    reason: 'Spacelift reads its stacks from this file.',
    globs: yaml('.spacelift/config'),
    scope: 'repository',
  },
  {
    id: 'digger',
    fact,
    value: 'Digger',
    reason: 'Digger reads its projects from this file.',
    globs: yaml('digger'),
    scope: 'repository',
  },
  {
    id: 'terraform-cloud',
    fact,
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
  {
    id: 'argo-cd',
    fact,
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
  {
    id: 'flux',
    fact,
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
];
