/** A layout of files from which several environments are made by one definition. */
export interface EnvironmentLayout {
  readonly id: string;
  readonly reason: string;
  /** For people, as globs with `<environment>`. */
  readonly shown: readonly string[];
  /** On paths in lower case; groups `base` (what is shared) and `name`. */
  readonly pattern: RegExp;
}

/** Names of environments, with what each is called in the fact. */
export const environmentNames = {
  development: ['dev', 'develop', 'development', 'devel'],
  test: ['test', 'testing', 'tst', 'qa', 'int', 'integration'],
  acceptance: ['uat', 'acc', 'acceptance'],
  staging: ['stage', 'staging', 'stg'],
  preproduction: ['preprod', 'preproduction', 'pre-prod', 'pre-production'],
  production: ['prod', 'production', 'prd', 'live'],
  sandbox: ['sandbox', 'sbx'],
} as const;

/** Layouts in which environments are looked for, two or more beside each other. */
export const environmentLayouts: readonly EnvironmentLayout[] = [
  {
    id: 'environment-folders',
    reason:
      'A folder for each environment, with definitions or their values in it.',
    shown: [
      'environments/<environment>/**/*.{tf,tfvars,hcl,yaml,json,bicep,jsonnet}',
    ],
    pattern:
      /^(?<base>(?:.*\/)?(?:environments?|envs?|stages|clusters|live|stacks)\/)(?<name>[^/]+)\/(?:.*\/)?[^/]+\.(?:tf|tfvars|tofu|hcl|ya?ml|json|bicep|bicepparam|jsonnet)$/,
  },
  {
    id: 'environment-files',
    reason:
      'A file of values for each environment in a folder of environments.',
    shown: ['environments/<environment>.{tfvars,yaml,json,hcl}'],
    pattern:
      /^(?<base>(?:.*\/)?(?:environments?|envs?)\/)(?<name>[^/.]+)\.(?:auto\.tfvars|tfvars|ya?ml|json|hcl)$/,
  },
  {
    id: 'terraform-variables',
    reason: 'A file of Terraform variables for each environment.',
    shown: ['**/<environment>.tfvars', '**/<environment>/terraform.tfvars'],
    pattern:
      /^(?<base>(?:.*\/)?)(?:(?<name>(?!terraform\.)[^/]+)\.tfvars(?:\.json)?|(?<folder>[^/]+)\/[^/]*\.tfvars(?:\.json)?)$/,
  },
  {
    id: 'terragrunt-folders',
    reason: 'A folder of Terragrunt units for each environment.',
    shown: ['**/<environment>/**/terragrunt.hcl'],
    pattern:
      /^(?<base>(?:[^/]+\/)?(?:[^/]+\/)?)(?<name>[^/]+)\/(?:.*\/)?terragrunt\.hcl$/,
  },
  {
    id: 'helm-values',
    reason: 'A file of Helm values for each environment.',
    shown: [
      '**/values-<environment>.yaml',
      '**/values.<environment>.yaml',
      '**/<environment>-values.yaml',
      '**/values/<environment>.yaml',
      '**/<environment>/values.yaml',
    ],
    pattern:
      /^(?<base>(?:.*\/)?)(?:values[-._](?<name>[^/]+)|(?<prefix>[^/]+)[-._]values|values\/(?<file>[^/]+)|(?<folder>[^/]+)\/values)\.ya?ml$/,
  },
  {
    id: 'kustomize-overlays',
    reason: 'An overlay of Kustomize for each environment.',
    shown: ['**/overlays/<environment>/**/kustomization.yaml'],
    pattern:
      /^(?<base>(?:.*\/)?overlays\/)(?<name>[^/]+)\/(?:.*\/)?kustomization(?:\.ya?ml)?$/,
  },
  {
    id: 'pulumi-stacks',
    reason: 'A stack of Pulumi for each environment.',
    shown: ['**/Pulumi.<environment>.yaml'],
    pattern: /^(?<base>(?:.*\/)?)pulumi\.(?<name>[^/]+)\.ya?ml$/,
  },
  {
    id: 'azure-parameters',
    reason: 'A file of ARM or Bicep parameters for each environment.',
    shown: [
      '**/*.<environment>.bicepparam',
      '**/*.parameters.<environment>.json',
      '**/<environment>.parameters.json',
    ],
    pattern:
      /^(?<base>(?:.*\/)?)(?:(?<name>[^/]+)\.bicepparam|(?:[^/]+\.)?parameters[-.](?<file>[^/.]+)\.json|(?<prefix>[^/]+)[-.]parameters\.json)$/,
  },
  {
    id: 'ansible-inventories',
    reason: 'An inventory of Ansible for each environment.',
    shown: [
      '**/inventories/<environment>/**',
      '**/inventory/<environment>.{yaml,ini}',
    ],
    pattern:
      /^(?<base>(?:.*\/)?inventor(?:y|ies)\/)(?:(?<name>[^/]+)\/.+|(?<file>[^/.]+)(?:\.ya?ml|\.ini)?)$/,
  },
];
