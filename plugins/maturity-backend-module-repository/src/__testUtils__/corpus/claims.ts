import { Files, workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';

const proposal = (types: readonly string[] | undefined, ...steps: object[]) =>
  JSON.stringify({
    on: { pull_request: types ? { types } : null },
    jobs: { preview: { steps } },
  });

/** Deployments that do not last, or go nowhere. */
const notLasting: readonly (readonly [string, Files])[] = [
  [
    'a playbook for the machine of the job',
    {
      [path]: workflow({
        run: 'ansible-playbook -i localhost, -c local site.yml',
      }),
    },
  ],
  [
    'a playbook with a local connection',
    {
      [path]: workflow({
        run: 'sudo ansible-playbook --connection=local playbooks/all.yml',
      }),
    },
  ],
  [
    'a playbook that is tried',
    { [path]: workflow({ run: 'ansible-playbook site.yml --check --diff' }) },
  ],
  [
    'a preview of a proposal',
    { [path]: proposal(undefined, { run: 'vercel deploy --token=x' }) },
  ],
  [
    'pages behind a script',
    {
      [path]: workflow({ run: 'npm run deploy' }),
      'package.json': '{"scripts":{"deploy":"gh-pages -d dist"}}',
    },
  ],
  [
    'pages behind a target',
    {
      [path]: workflow({ run: 'make deploy' }),
      Makefile: 'deploy:\n\tmkdocs gh-deploy --force\n',
    },
  ],
  [
    'a package behind a target',
    {
      [path]: workflow({ run: 'make deploy' }),
      Makefile: 'deploy: build\n\ttwine upload dist/*\nbuild:\n\tuv build\n',
    },
  ],
  [
    'an image behind a script',
    {
      [path]: workflow({ run: './scripts/deploy.sh' }),
      'scripts/deploy.sh': 'docker build -t acme/web .\ndocker push acme/web\n',
    },
  ],
  [
    'a cluster of kind by its context',
    { [path]: workflow({ run: 'kubectl --context kind-ci apply -f k8s/' }) },
  ],
];

const lasting: readonly (readonly [string, Files])[] = [
  [
    'a proposal that is merged',
    { [path]: proposal(['closed'], { run: 'fly deploy' }) },
  ],
  [
    'an inventory',
    { [path]: workflow({ run: 'ansible-playbook -i hosts/prod site.yml' }) },
  ],
  [
    'a script that deploys',
    {
      [path]: workflow({ run: './scripts/deploy.sh' }),
      'scripts/deploy.sh':
        'docker push acme/web\nkubectl set image deploy/web\n',
    },
  ],
];

const stage = (commands: Readonly<Record<string, string>>): Files => ({
  [path]: JSON.stringify({
    on: 'push',
    jobs: Object.fromEntries(
      Object.entries(commands).map(([name, run]) => [
        name,
        { steps: [{ run }] },
      ]),
    ),
  }),
});

/** Pipelines that deploy to development and production, by what names them. */
const byCommand: readonly Files[] = [
  stage({
    a: 'serverless deploy --stage dev',
    b: 'serverless deploy --stage prod',
  }),
  stage({
    a: 'helm upgrade web chart -f deploy/values-dev.yaml',
    b: 'helm upgrade web chart -f deploy/values-prod.yaml',
  }),
  stage({
    a: 'terraform apply -var-file=env/dev.tfvars',
    b: 'terraform apply -var-file=env/prod.tfvars',
  }),
  stage({ a: './deploy.sh dev', b: './deploy.sh production' }),
  stage({ a: 'make deploy ENV=dev', b: 'make deploy ENV=prod' }),
  stage({
    a: 'gcloud run deploy web --project acme-dev',
    b: 'gcloud run deploy web --project acme-prod',
  }),
  stage({
    a: 'kubectl apply -n dev -f k8s/',
    b: 'kubectl apply --namespace=prod -f k8s/',
  }),
  stage({ a: 'cdk deploy Web-dev', b: 'cdk deploy Web-prod' }),
  stage({
    a: 'sam deploy --config-env development',
    b: 'sam deploy --config-env production',
  }),
  stage({
    a: 'flyctl deploy -c fly.dev.toml',
    b: 'flyctl deploy -c fly.production.toml',
  }),
];
const notByCommand: readonly Files[] = [
  stage({ a: 'npm test --stage dev', b: 'npm run build -- --mode production' }),
  stage({
    a: 'helm upgrade web chart --set tag=dev',
    b: 'kubectl get -n prod',
  }),
];

/** Deployments that last and do not, and environments that commands name. */
export const claimCases: readonly CorpusCase[] = [
  ...notLasting.map(([, files]): CorpusCase => ['deployWorkflows', files, []]),
  ...lasting.map(([, files]): CorpusCase => ['deployWorkflows', files, [path]]),
  ...byCommand.map(
    (files): CorpusCase => [
      'environments',
      files,
      ['development', 'production'],
    ],
  ),
  ...notByCommand.map((files): CorpusCase => ['environments', files, []]),
];
