import { names } from '../Rule';

/** Names of environments, with what each is called in the fact. */
export const environmentNames = {
  development: names('dev develop development devel'),
  test: names('test testing tst qa int integration sit systest'),
  performance: names('perf performance perftest loadtest'),
  acceptance: names('uat aat acc acceptance accept acpt'),
  staging: names('stage staging stg stag'),
  nonproduction: names(
    'nonprod nonprd nonproduction nonlive non-prod non-prd non-production non-live noprod',
  ),
  preproduction: names(
    'preprod preprd preproduction prelive pre-prod pre-prd pre-production pre-live pp ppd ppe prodlike prod-like',
  ),
  production: names('prod production prd live'),
  demo: names('demo'),
  training: names('training'),
  sandbox: names('sandbox sbx'),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A layout of files from which several environments are made by one definition. */
export interface EnvironmentLayout {
  readonly id: string;
  readonly reason: string;
  /** For people, as globs with `<environment>`. */
  readonly shown: readonly string[];
  /**
   * On paths in lower case; groups `base` (what is shared), and one or more with
   * the name, each of which is tried.
   */
  readonly pattern: RegExp;
  /** Whether any folder on the way can be named after the environment. */
  readonly anyFolder?: true;
  /** A file of this kind must be in the repository too. */
  readonly beside?: RegExp;
}

const terraform = /\.(?:tf|tofu)(?:\.json)?$/;

/** Layouts in which environments are looked for, two or more beside each other. */
export const environmentLayouts: readonly EnvironmentLayout[] = [
  {
    id: 'environment-folders',
    reason:
      'A folder for each environment, with definitions or their values in it. In a folder of environments, one of any name counts beside a known one with the same file.',
    shown: [
      'environments/<environment>/**/*.{tf,tfvars,hcl,yaml,json,bicep,jsonnet}',
    ],
    pattern:
      /^(?<base>(?:.*\/)?(?:environments?|envs?|stages|clusters|live|stacks|accounts|overlays|landscapes)\/)(?<name>[^/]+)\/(?:.*\/)?[^/]+\.(?:tf|tfvars|tofu|hcl|ya?ml|json|bicep|bicepparam|jsonnet|tfbackend)$/,
  },
  {
    id: 'definition-folders',
    reason:
      'Folders that are named after environments beside each other, with definitions in them.',
    shown: [
      '**/<environment>/**/*.{tf,tfvars,tfbackend,bicep,bicepparam}',
      '**/<environment>/**/{kustomization,terragrunt,Chart,values,helmfile,Pulumi,helmrelease}.*',
    ],
    pattern:
      /\/(?:[^/]+\.(?:tf|tfvars|tfvars\.json|tofu|tfbackend|bicep|bicepparam)|(?:kustomization|chart|values[^/]*|helmfile|pulumi|helmrelease|helm-release)\.ya?ml|terragrunt\.hcl)$/,
    anyFolder: true,
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
    reason:
      'A file of Terraform variables or of a backend for each environment, beside Terraform.',
    shown: ['**/<environment>.{tfvars,tfbackend}', '**/<environment>/*.tfvars'],
    pattern:
      /^(?<base>(?:.*\/)?)(?:(?<folder>[^/]+)\/)?(?<name>[^/]+?)(?:\.auto)?\.(?:tfvars(?:\.json)?|tfbackend)$/,
    beside: terraform,
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
      /^(?<base>(?:.*\/)?)(?:values[-._](?<name>[^/]+)|(?<prefix>[^/]+)[-._]values|(?:helm[-_])?values\/(?<file>[^/]+)|(?<folder>[^/]+)\/values[^/]*)\.ya?ml(?:\.gotmpl)?$/,
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
    id: 'cloud-foundry-variables',
    reason:
      'A manifest of Cloud Foundry, or its variables, for each environment.',
    shown: [
      '**/manifest-<environment>.yaml',
      '**/vars-<environment>.yaml',
      '**/vars/*<environment>.yaml',
    ],
    pattern:
      /^(?<base>(?:.*\/)?)(?:(?:manifests?|vars?|variables)[-._](?<name>[^/]+)|vars\/(?<file>[^/.]+))\.ya?ml$/,
    beside: /(?:^|\/)manifest[^/]*\.ya?ml$/,
  },
  {
    id: 'platform-files',
    reason: 'A file of a platform for each environment.',
    shown: [
      '**/fly.<environment>.toml',
      '**/{.nais,.deploy,k8s,kubernetes}/*<environment>.{yaml,json}',
    ],
    pattern:
      /^(?<base>(?:.*\/)?)(?:fly[-._](?<name>[^/]+)\.toml|(?:\.?nais|\.?deploy|kubernetes|k8s|\.nais)\/(?:[^/]+[-._])?(?<file>[^/.]+)\.(?:ya?ml|json)|samconfig[-._](?<sam>[^/]+)\.toml)$/,
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
