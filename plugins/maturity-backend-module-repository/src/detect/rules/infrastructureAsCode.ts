import { yaml } from '../globs';
import { definePathRules } from '../Rule';

/** Tools whose definitions of infrastructure can be told by their files. */
export const infrastructureAsCodeRules = definePathRules({
  fact: 'infrastructureAsCode',
})({
  terraform: {
    value: 'Terraform',
    reason: 'The ending of Terraform configurations, which OpenTofu shares.',
    globs: ['**/*.tf', '**/*.tf.json'],
  },
  opentofu: {
    value: 'OpenTofu',
    reason: 'The ending that only OpenTofu reads.',
    globs: ['**/*.tofu', '**/*.tofu.json'],
  },
  terragrunt: {
    value: 'Terragrunt',
    reason: 'Terragrunt reads its configuration from this file.',
    globs: ['**/terragrunt.hcl', '**/terragrunt.stack.hcl'],
  },
  pulumi: {
    value: 'Pulumi',
    reason: 'A Pulumi project is a folder with this file.',
    globs: yaml('**/Pulumi'),
  },
  'aws-cdk': {
    value: 'AWS CDK',
    reason: 'The CDK command reads its application from this file.',
    globs: ['**/cdk.json'],
  },
  cdktf: {
    value: 'CDK for Terraform',
    reason: 'The CDKTF command reads its application from this file.',
    globs: ['**/cdktf.json'],
  },
  'aws-sam-config': {
    value: 'AWS SAM',
    reason: 'The SAM command reads its defaults from this file.',
    globs: ['**/samconfig.toml', ...yaml('**/samconfig')],
  },
  'aws-sam': {
    value: 'AWS SAM',
    reason: 'A template with the SAM transform.',
    globs: [
      ...yaml('**/template', '**/*.template', '**/sam'),
      '**/template.json',
    ],
    content: [/AWS::Serverless-\d/],
  },
  cloudformation: {
    value: 'CloudFormation',
    reason:
      'A template that names its format version, or types of AWS resources, in a place where such templates are kept.',
    globs: [
      ...yaml('**/template', '**/*.template', '**/cloudformation', '**/*stack'),
      ...yaml('**/cloudformation/**/*', '**/cfn/**/*', '**/*.cfn'),
      '**/template.json',
      '**/*.template.json',
      '**/*.template',
      '**/cloudformation/**/*.json',
      '**/cfn/**/*.json',
    ],
    content: [/AWSTemplateFormatVersion|["']?Type["']?:\s*["']?AWS::\w+::/],
  },
  'serverless-framework': {
    value: 'Serverless Framework',
    reason: 'The Serverless Framework reads its service from this file.',
    globs: [...yaml('**/serverless'), '**/serverless.ts', '**/serverless.json'],
  },
  sst: {
    value: 'SST',
    reason: 'SST reads its application from this file.',
    globs: ['**/sst.config.ts'],
  },
  bicep: {
    value: 'Bicep',
    reason: 'The endings of Bicep definitions and parameters.',
    globs: ['**/*.bicep', '**/*.bicepparam'],
  },
  'arm-deploy': {
    value: 'Azure Resource Manager',
    reason: 'The conventional name of a template for Azure.',
    globs: ['**/azuredeploy.json', '**/mainTemplate.json'],
  },
  arm: {
    value: 'Azure Resource Manager',
    reason: 'A file with the schema of deployment templates.',
    globs: ['**/arm/**/*.json', '**/template.json', '**/*.template.json'],
    content: [
      /schema\.management\.azure\.com\/schemas\/[^"\n]{0,100}deploymentTemplate/i,
    ],
  },
  crossplane: {
    value: 'Crossplane',
    reason:
      'A Crossplane package, composition, definition or managed resource.',
    globs: yaml(
      '**/crossplane',
      '**/crossplane/**/*',
      '**/composition',
      '**/compositions/**/*',
      '**/claims/**/*',
      '**/definition',
    ),
    content: [/^apiVersion:\s*['"]?[\w.-]*crossplane\.io\//m],
  },
  'ansible-config': {
    value: 'Ansible',
    reason: 'Files and folders that only Ansible lays out like this.',
    globs: [
      '**/ansible.cfg',
      ...yaml('**/playbooks/*', '**/playbook', '**/playbook-*'),
      ...yaml('**/roles/*/tasks/main'),
      ...yaml('**/ansible/*', '**/galaxy'),
    ],
  },
  puppet: {
    value: 'Puppet',
    reason: 'The ending and the names of Puppet manifests.',
    globs: ['**/Puppetfile', '**/manifests/*.pp'],
  },
  chef: {
    value: 'Chef',
    reason: 'Names that only Chef reads.',
    globs: ['**/Policyfile.rb', '**/Berksfile', '**/cookbooks/*/recipes/*.rb'],
  },
  salt: {
    value: 'Salt',
    reason: 'The ending of Salt states.',
    globs: ['**/*.sls'],
  },
  packer: {
    value: 'Packer',
    reason: 'The ending of Packer templates.',
    globs: ['**/*.pkr.hcl', '**/*.pkr.json'],
  },
  helm: {
    value: 'Helm',
    reason: 'A Helm chart is a folder with this file.',
    globs: ['**/Chart.yaml'],
  },
  helmfile: {
    value: 'Helmfile',
    reason: 'Helmfile reads its releases from this file.',
    globs: [...yaml('**/helmfile'), '**/helmfile.yaml.gotmpl'],
  },
  kustomize: {
    value: 'Kustomize',
    reason: 'Kustomize reads a folder by this file.',
    globs: [...yaml('**/kustomization'), '**/Kustomization'],
  },
  'kubernetes-folder': {
    value: 'Kubernetes manifests',
    reason: 'Manifests in a folder that is named after Kubernetes.',
    globs: yaml(
      '**/k8s/**/*',
      '**/kubernetes/**/*',
      '**/.k8s/**/*',
      '**/kube/**/*',
      '**/k8s-manifests/**/*',
      '**/kubernetes-manifests/**/*',
      '**/kubernetes-manifests',
    ),
    except: /(?:^|\/)(?:\.|values[-.\w]*\.ya?ml$)|(?:^|\/)templates\//,
  },
  kubernetes: {
    value: 'Kubernetes manifests',
    reason:
      'A file with the version and kind of a Kubernetes object, in a folder of deployments.',
    globs: yaml(
      '**/deploy/**/*',
      '**/deployment/**/*',
      '**/deployments/**/*',
      '**/manifests/**/*',
      '**/*-manifests/**/*',
      '**/infra/**/*',
      '**/infrastructure/**/*',
      '**/gitops/**/*',
      '**/argocd/**/*',
      '**/flux/**/*',
      '**/clusters/**/*',
      'deployment',
      'service',
      'release/*',
    ),
    content: [
      /^kind:\s*['"]?(?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Service|Ingress|Gateway|HTTPRoute|ConfigMap|Namespace|HelmRelease|Kustomization|Application|ApplicationSet|Rollout|VirtualService|NetworkPolicy)['"]?[ \t]*\r?$/m,
    ],
  },
  nomad: {
    value: 'Nomad',
    reason: 'The endings of Nomad jobs.',
    globs: ['**/*.nomad', '**/*.nomad.hcl'],
  },
  tanka: {
    value: 'Tanka',
    reason: 'Tanka reads its project from this file.',
    globs: ['**/tkrc.yaml'],
  },
  'aws-copilot': {
    value: 'AWS Copilot',
    reason: 'Copilot keeps its manifests in this folder.',
    globs: yaml('copilot/*/manifest'),
  },
});
