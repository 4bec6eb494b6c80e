import { paths } from '../detect';
import { CorpusCase } from './CorpusCase';

const two = ['production', 'staging'];

const layouts: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['environments/staging/main.tf', 'environments/prod/main.tf'], two],
  [['infra/envs/stg/a.yaml', 'infra/envs/prod/a.yaml'], two],
  [['environments/staging.yaml', 'environments/production.yaml'], two],
  [['infra/a.tf', 'infra/staging.tfvars', 'infra/prod.tfvars'], two],
  [['infra/staging.tfvars', 'infra/prod.tfvars'], []],
  [['a.tf', 'backends/staging.tfbackend', 'backends/prod.tfbackend'], two],
  [['infra/staging/terraform.tfvars', 'infra/prod/terraform.tfvars'], two],
  [['vars/staging/db.tfvars', 'vars/prod/db.tfvars'], two],
  [['terraform/staging/main.tf', 'terraform/prod1/main.tf'], two],
  [['apps/staging/kustomization.yaml', 'apps/prod/kustomization.yaml'], two],
  [
    ['infra/nonprod/main.bicep', 'infra/prod/main.bicep'],
    ['nonproduction', 'production'],
  ],
  [['manifest.yml', 'vars-staging.yml', 'vars-prod.yml'], two],
  [['live/staging/db/terragrunt.hcl', 'live/prod/db/terragrunt.hcl'], two],
  [
    [
      'chart/values-staging.yaml',
      'chart/values-prod.yaml',
      'chart/values.yaml',
    ],
    two,
  ],
  [['chart/values.staging.yaml', 'chart/values.prod.yaml'], two],
  [['values/staging.yaml', 'values/prod.yaml'], two],
  [
    [
      'k8s/overlays/staging/kustomization.yaml',
      'k8s/overlays/prod/kustomization.yaml',
    ],
    two,
  ],
  [
    ['overlays/test/kustomization.yaml', 'overlays/prod/kustomization.yaml'],
    ['production', 'test'],
  ],
  [['Pulumi.staging.yaml', 'Pulumi.prod.yaml', 'Pulumi.yaml'], two],
  [['main.staging.bicepparam', 'main.prod.bicepparam'], two],
  [['arm/parameters.staging.json', 'arm/parameters.prod.json'], two],
  [['inventories/staging/hosts', 'inventories/prod/hosts'], two],
  // names out of the ordinary
  [
    ['values-int.yaml', 'values-uat-eu.yaml', 'values-perf.yaml'],
    ['acceptance', 'performance', 'test'],
  ],
  [
    ['infra/non-prod-eu/main.tf', 'infra/prd/main.tf'],
    ['nonproduction', 'production'],
  ],
  [
    ['infra/pre-live/main.tf', 'infra/live/main.tf'],
    ['preproduction', 'production'],
  ],
  [
    ['envs/prod/main.tf', 'envs/blue/main.tf', 'envs/common/main.tf'],
    ['blue', 'production'],
  ],
  [['envs/blue/main.tf', 'envs/green/main.tf'], []],
  [['envs/prod/main.tf', 'envs/scripts/check.json'], []],
  // one environment, or several that are not of one definition
  [['environments/prod/main.tf', 'environments/production/b.tf'], []],
  [['a/values-staging.yaml', 'b/values-prod.yaml'], []],
  [['overlays/gke/kustomization.yaml', 'overlays/eks/kustomization.yaml'], []],
  [['src/dev/a.ts', 'src/prod/a.ts'], []],
  // not its own
  [
    ['examples/environments/dev/main.tf', 'examples/environments/prod/main.tf'],
    [],
  ],
  [['test/envs/dev/main.tf', 'test/envs/prod/main.tf'], []],
  [['docs/values-dev.yaml', 'docs/values-prod.yaml'], []],
];

/** Environments that layouts of files show. */
export const environmentCases: readonly CorpusCase[] = layouts.map(
  ([files, expected]) => ['environments', paths(...files), expected],
);
