import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/build.yml';

const steps: readonly (readonly [CorpusCase[0], object, readonly string[]])[] =
  [
    ['deployWorkflows', { run: 'kubectl apply -f k8s/' }, [path]],
    [
      'deployWorkflows',
      { run: 'kubectl -n shop \\\n  rollout restart deploy/a' },
      [path],
    ],
    [
      'deployWorkflows',
      { run: 'helm --debug upgrade --install a chart' },
      [path],
    ],
    ['deployWorkflows', { run: 'gcloud run deploy shop' }, [path]],
    ['deployWorkflows', { run: 'aws ecs update-service --service a' }, [path]],
    ['deployWorkflows', { run: 'npm run deploy' }, [path]],
    ['deployWorkflows', { run: './scripts/deploy.sh production' }, [path]],
    ['deployWorkflows', { uses: 'azure/webapps-deploy@v3' }, [path]],
    ['deployWorkflows', { run: 'npm run deploy:docs' }, []],
    ['deployWorkflows', { run: 'echo "now kubectl apply it"' }, []],
    ['deployWorkflows', { run: '# kubectl apply\nmake test' }, []],
    ['deployWorkflows', { run: 'kubectl get pods' }, []],
    ['deployWorkflows', { uses: 'actions/deploy-pages@v4' }, []],
    [
      'infrastructurePipelines',
      { run: 'terraform -chdir=infra plan' },
      ['Terraform'],
    ],
    [
      'infrastructurePipelines',
      { run: 'terraform fmt && terraform validate' },
      [],
    ],
    [
      'infrastructurePipelines',
      { run: 'tofu apply -auto-approve' },
      ['OpenTofu'],
    ],
    ['infrastructurePipelines', { uses: 'pulumi/actions@v6' }, ['Pulumi']],
    ['infrastructurePipelines', { run: 'npx cdk deploy --all' }, ['AWS CDK']],
    [
      'infrastructurePipelines',
      { run: 'aws cloudformation deploy' },
      ['CloudFormation'],
    ],
    [
      'infrastructurePipelines',
      { run: 'az deployment group create' },
      ['Azure Resource Manager'],
    ],
    ['infrastructurePipelines', { run: 'helm upgrade a chart' }, ['Helm']],
    ['infrastructurePipelines', { run: 'helm lint chart' }, []],
    ['infrastructurePipelines', { run: 'kubectl apply -k .' }, ['kubectl']],
    [
      'infrastructurePipelines',
      { run: 'ansible-playbook site.yml' },
      ['Ansible'],
    ],
    [
      'securityScanners',
      { uses: 'github/codeql-action/analyze@v3' },
      ['CodeQL'],
    ],
    ['securityScanners', { uses: 'github/codeql-action/upload-sarif@v3' }, []],
    [
      'securityScanners',
      { uses: 'aquasecurity/trivy-action@0.30.0' },
      ['Trivy'],
    ],
    ['securityScanners', { run: 'trivy --quiet image shop:latest' }, ['Trivy']],
    ['securityScanners', { uses: 'anchore/scan-action@v6' }, ['Grype']],
    ['securityScanners', { uses: 'snyk/actions/node@master' }, ['Snyk']],
    ['securityScanners', { run: 'semgrep ci' }, ['Semgrep']],
    ['securityScanners', { run: 'tfsec .' }, ['tfsec']],
    ['securityScanners', { uses: 'checkmarx/kics-github-action@v2' }, ['KICS']],
    ['securityScanners', { run: 'gosec ./...' }, ['gosec']],
    ['securityScanners', { run: 'bandit -r src' }, ['Bandit']],
    [
      'securityScanners',
      { uses: 'google/osv-scanner-action/osv-scanner-action@v2' },
      ['OSV-Scanner'],
    ],
    ['securityScanners', { uses: 'zaproxy/action-baseline@v0.14.0' }, ['ZAP']],
    ['securityScanners', { uses: 'gitleaks/gitleaks-action@v2' }, ['Gitleaks']],
    ['securityScanners', { run: 'npm audit --omit=dev' }, ['Package audit']],
    [
      'securityScanners',
      { uses: 'sonarsource/sonarqube-scan-action@v5' },
      ['SonarQube'],
    ],
    [
      'securityScanners',
      {
        run: 'docker run -v "$PWD:/src" -u 1000 example.org/mirror/tools:3 trivy fs /src',
      },
      ['Trivy'],
    ],
    [
      'securityScanners',
      { run: 'docker run --rm ${REGISTRY}/aquasec/trivy:$TAG image web' },
      ['Trivy'],
    ],
    [
      'securityScanners',
      { run: 'podman run --entrypoint gitleaks tools detect' },
      ['Gitleaks'],
    ],
    [
      'securityScanners',
      { run: 'docker run tools sh -c "cd /src && semgrep ci"' },
      ['Semgrep'],
    ],
    [
      'securityScanners',
      {
        run: 'docker compose -f ci.yml run --rm -e A=b -v a:/b web bandit -r src',
      },
      ['Bandit'],
    ],
    [
      'securityScanners',
      { run: 'docker exec -t web npm audit' },
      ['Package audit'],
    ],
    ['securityScanners', { run: 'docker run web npm ci' }, []],
    [
      'pipelineTests',
      { run: 'docker-compose run --rm web pytest' },
      ['Python'],
    ],
    [
      'pipelineTests',
      { run: 'docker run node:24 npm test' },
      ['JavaScript and TypeScript'],
    ],
    ['pipelineBuilds', { run: './setup.py sdist' }, ['Python']],
    ['pipelineBuilds', { run: 'tar czf web.tar.gz dist' }, []],
    [
      'pipelineBuilds',
      { run: 'tar tzf dist/web.tar.gz\ntar -xzf dist/web.tgz' },
      [],
    ],
    ['pipelineBuilds', { run: 'make -C docs html' }, ['Site']],
    ['pipelineBuilds', { run: 'yarn wrangler tail --env production' }, []],
    [
      'pipelineBuilds',
      { run: 'yarn workspace web run build' },
      ['JavaScript and TypeScript'],
    ],
    [
      'pipelineBuilds',
      { run: 'pnpm --filter web build' },
      ['JavaScript and TypeScript'],
    ],
    ['securityScanners', { run: 'echo trivy image' }, []],
    ['policyEngines', { run: 'conftest test k8s/*.yaml' }, ['Conftest']],
    ['policyEngines', { run: 'kyverno apply policies -r k8s' }, ['Kyverno']],
    ['policyEngines', { run: 'checkov -d infra' }, ['Checkov']],
    ['policyEngines', { run: 'checkov --soft-fail -d infra' }, []],
  ];

/** Facts that one step of a workflow shows. */
export const stepCases: readonly CorpusCase[] = steps.map(
  ([fact, step, expected]) => [fact, { [path]: workflow(step) }, expected],
);
