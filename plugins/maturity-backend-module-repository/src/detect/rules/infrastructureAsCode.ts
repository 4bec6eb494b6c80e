import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const anyYaml = yaml('**/*');
const templates = [...anyYaml, '**/*.json'];

/** Tools whose definitions of infrastructure can be told by their files. */
export const infrastructureAsCodeRules = definePathRules({
  fact: 'infrastructureAsCode',
})({
  terraform: {
    value: 'Terraform',
    reason: 'The ending of Terraform configurations, which OpenTofu shares.',
    globs: ['**/*.tf', '**/*.tf.json'],
    content: [
      /^[ \t]*(?:resource|module|data|terraform|provider|locals|variable|output|import|moved|removed|check)\b[^\n{]*\{|^[ \t]*\{/m,
    ],
    nameSuffices: true,
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
    content: [/^(?:name|runtime):/m],
    nameSuffices: true,
  },
  'pulumi-packages': {
    value: 'Pulumi',
    reason:
      'A package that needs a provider of Pulumi defines its resources in code.',
    globs: ['**/{package.json,pyproject.toml,requirements.txt,go.mod}'],
    content: [
      /^[^#\n]*(?:["']?\bpulumi[-_]|["']@pulumi\/|github\.com\/pulumi\/pulumi-)(?:aws|awsx|azure|azure-native|azuread|cloudflare|digitalocean|docker|eks|gcp|github|kubernetes|linode|random)\b/m,
    ],
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
    globs: templates,
    content: [/AWS::Serverless-\d/, /["']?Transform["']?\s*:/],
  },
  cloudformation: {
    value: 'CloudFormation',
    reason:
      'A template that names its format version, or has resources of types of AWS.',
    globs: [...templates, '**/*.template'],
    content: [
      /^[ \t{]*["']?(?:AWSTemplateFormatVersion["']?\s*:|Resources["']?[ \t]*:[ \t]*(?:\{|\r?\n[ \t]+["']?\w))/m,
      /AWSTemplateFormatVersion|["']?Type["']?[ \t]*:[ \t]*["']?AWS::\w+::/,
    ],
    contentExcept: [/AWS::Serverless-\d/],
  },
  'serverless-framework': {
    value: 'Serverless Framework',
    reason: 'The Serverless Framework reads its service from this file.',
    globs: [...yaml('**/serverless'), '**/serverless.ts', '**/serverless.json'],
  },
  sst: {
    value: 'SST',
    reason: 'SST reads its application from this file.',
    globs: ['**/sst.config.{ts,js}'],
  },
  bicep: {
    value: 'Bicep',
    reason: 'The endings of Bicep definitions and parameters.',
    globs: ['**/*.bicep', '**/*.bicepparam'],
  },
  arm: {
    value: 'Azure Resource Manager',
    reason: 'A file with the schema of deployment templates.',
    globs: ['**/*.json', '**/*.jsonc'],
    content: [
      /schema\.management\.azure\.com\/schemas\/[^"\n]{0,100}deploymentTemplate/i,
    ],
  },
  'arm-name': {
    value: 'Azure Resource Manager',
    reason: 'The conventional name of a template for Azure.',
    globs: ['**/azuredeploy.json', '**/mainTemplate.json'],
    content: [/"resources"\s*:/],
    nameSuffices: true,
  },
  azd: {
    value: 'Azure Developer CLI',
    reason: 'The Azure Developer CLI reads its application from this file.',
    globs: ['**/azure.yaml', '**/azure.yml'],
    content: [/^(?:services|infra|name):/m],
    beside: /\.(?:bicep|tf)$/,
  },
  crossplane: {
    value: 'Crossplane',
    reason:
      'A Crossplane package, composition, definition or managed resource.',
    globs: anyYaml,
    objects: ['*.crossplane.io *', '*.upbound.io *'],
  },
  'config-connector': {
    value: 'Config Connector',
    reason: 'A resource of Google Cloud as a Kubernetes object.',
    globs: anyYaml,
    objects: ['*.cnrm.cloud.google.com *'],
  },
  'aws-controllers': {
    value: 'AWS Controllers for Kubernetes',
    reason: 'A resource of AWS as a Kubernetes object.',
    globs: anyYaml,
    objects: ['*.services.k8s.aws *'],
  },
  'cluster-api': {
    value: 'Cluster API',
    reason: 'A cluster as a Kubernetes object.',
    globs: anyYaml,
    objects: ['cluster.x-k8s.io Cluster', 'infrastructure.cluster.x-k8s.io *'],
  },
  eksctl: {
    value: 'eksctl',
    reason: 'The definition of a cluster on EKS.',
    globs: anyYaml,
    objects: ['eksctl.io ClusterConfig'],
  },
  'ansible-config': {
    value: 'Ansible',
    reason: 'Files and folders that only Ansible lays out like this.',
    globs: ['**/ansible.cfg', ...yaml('**/roles/*/tasks/main', '**/galaxy')],
  },
  'ansible-playbook': {
    value: 'Ansible',
    reason: 'A list of plays: hosts, with tasks, roles or an import.',
    globs: anyYaml,
    content: [
      /^- (?:hosts|name|import_playbook|ansible\.builtin\.import_playbook)\s*:/m,
      /^(?:- |[ ]{2})(?:hosts\s*:[^\n]*|(?:ansible\.builtin\.)?import_playbook\s*:[^\n]*)$/m,
      /^[ ]{2,4}(?:tasks|roles|pre_tasks|post_tasks|become|vars|gather_facts|handlers)\s*:|import_playbook\s*:/m,
    ],
    except: /(?:^|\/)\.?zuul|^playbooks\/(?:[^/]*zuul|ci\/)/,
  },
  'ansible-role': {
    value: 'Ansible',
    reason: 'A role: tasks beside its description.',
    globs: yaml('tasks/main'),
    beside: /(?:^|\/)meta\/main\.ya?ml$/,
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
    except: /^app\//,
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
  'packer-json': {
    value: 'Packer',
    reason: 'A template in JSON: builders that start from an image.',
    globs: ['**/*.json'],
    content: [
      /"builders"\s*:\s*\[/,
      /"type"\s*:\s*"(?:amazon-\w+|azure-\w+|googlecompute|openstack|digitalocean|docker|qemu|hcloud|virtualbox-\w+|vmware-\w+|vsphere-\w+|proxmox[\w-]*|parallels-\w+|hyperv-\w+)"/,
    ],
  },
  helm: {
    value: 'Helm',
    reason: 'A Helm chart is a folder with this file.',
    globs: ['**/Chart.yaml'],
    content: [/^(?:apiVersion|name|version):/m],
    nameSuffices: true,
  },
  helmfile: {
    value: 'Helmfile',
    reason: 'Helmfile reads its releases from this file.',
    globs: [
      ...yaml('**/helmfile', '**/helmfile.d/*'),
      '**/helmfile.yaml.gotmpl',
      '**/helmfile.d/*.gotmpl',
    ],
  },
  'helmfile-releases': {
    value: 'Helmfile',
    reason: 'Releases of charts, as Helmfile writes them.',
    globs: anyYaml,
    content: [
      /^releases:[ \t]*\r?$/m,
      /^[ \t]*(?:- )?chart\s*:|^helmDefaults\s*:/m,
    ],
  },
  kustomize: {
    value: 'Kustomize',
    reason: 'Kustomize reads a folder by this file.',
    globs: [...yaml('**/kustomization'), '**/Kustomization'],
  },
  kubernetes: {
    value: 'Kubernetes manifests',
    reason: 'Workloads, services and their settings as Kubernetes objects.',
    globs: [...anyYaml, '**/*.json'],
    objects: [
      'apps Deployment|StatefulSet|DaemonSet|ReplicaSet',
      'batch Job|CronJob',
      'core Service|ConfigMap|Secret|Namespace|Pod|PersistentVolumeClaim|ServiceAccount',
      'networking.k8s.io Ingress|NetworkPolicy',
      'gateway.networking.k8s.io Gateway|HTTPRoute',
      'autoscaling HorizontalPodAutoscaler',
      'policy PodDisruptionBudget',
      'rbac.authorization.k8s.io Role|RoleBinding|ClusterRole|ClusterRoleBinding',
      'argoproj.io Rollout|Application|ApplicationSet|AppProject',
      '*.toolkit.fluxcd.io Kustomization|HelmRelease',
      'serving.knative.dev Service',
      'networking.istio.io VirtualService|Gateway',
      'extensions Deployment|Ingress',
      '*.openshift.io Route|DeploymentConfig|Template|BuildConfig',
      'nais.io Application|Naisjob',
    ],
    notInCharts: true,
    contentExcept: [
      /\{\{-?[^}\n]{0,200}(?:\.(?:Values|Release|Chart)\b|\binclude\b)/,
    ],
  },
  'kubernetes-folder': {
    value: 'Kubernetes manifests',
    reason: 'Manifests in a folder that is named after Kubernetes.',
    globs: yaml(
      '**/{k8s,kubernetes,.k8s,kube,k8s-manifests,kubernetes-manifests}/**/*',
    ),
    content: [/^apiVersion:/m, /^kind:/m],
    contentExcept: [
      /^kind:\s*['"]?(?:CustomResourceDefinition|Kustomization|Kptfile|Template|Component|Cluster|Policy|ClusterPolicy|Composition)\b/m,
    ],
    nameSuffices: true,
    except:
      /(?:^|\/)(?:\.|values[-.\w]*\.ya?ml$|kustomization\.ya?ml$)|(?:^|\/)templates\//,
  },
  nixos: {
    value: 'NixOS',
    reason: 'A flake or module that defines systems.',
    globs: ['**/*.nix'],
    content: [
      /\bnixosConfigurations\b|\bnixosSystem\b|\bdeploy\.nodes\b|\bcolmena\b\s*=/,
    ],
  },
  talos: {
    value: 'Talos',
    reason: 'A configuration of Talos Linux, or a template of one.',
    globs: [...anyYaml, '**/*.{yaml,yml}.{j2,tmpl}'],
    content: [
      /^(?:clusterName|talosVersion):|^machine:/m,
      /^(?:nodes|controlPlane|cluster):/m,
    ],
    except: /^(?!.*\btal(?:os|config|helper))/,
  },
  bosh: {
    value: 'BOSH',
    reason: 'A manifest of BOSH: instance groups with stemcells or releases.',
    globs: anyYaml,
    content: [
      /^(?:instance_groups|cloud_provider|azs):|path: \/instance_groups/m,
      /^(?:releases|stemcells|vm_types|update):|path: \/instance_groups/m,
    ],
  },
  cdk8s: {
    value: 'cdk8s',
    reason: 'The cdk8s command reads its application from this file.',
    globs: ['**/cdk8s.yaml'],
  },
  fly: {
    value: 'Fly.io',
    reason: 'Fly.io reads its application from this file.',
    globs: ['**/fly.toml', '**/fly[-.]*.toml', '**/*[-.]fly.toml'],
    content: [/^app\s*=|^\[+(?:http_service|services|env|build)\b/m],
    nameSuffices: true,
  },
  render: {
    value: 'Render',
    reason: 'Render reads its services from this file.',
    globs: ['**/render.yaml'],
    content: [/^(?:services|databases|previews|envVarGroups):/m],
    nameSuffices: true,
  },
  'cloud-foundry': {
    value: 'Cloud Foundry',
    reason: 'A manifest of applications for Cloud Foundry.',
    globs: yaml(
      '**/manifest',
      '**/manifest[-._]*',
      '**/*[-._]manifest',
      '**/manifests/*',
    ),
    content: [/^applications:/m],
  },
  'app-engine': {
    value: 'Google App Engine',
    reason: 'App Engine reads its service from this file.',
    globs: yaml('**/app', '**/app[-._]*'),
    content: [
      /^runtime:\s*\w+/m,
      /^(?:handlers|env|instance_class|entrypoint|automatic_scaling|service|runtime):/m,
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
