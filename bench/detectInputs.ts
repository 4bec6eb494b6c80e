import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files of a service, by path in its folder. */
function serviceFiles(index: number): Record<string, string> {
  const name = `service-${index}`;
  return {
    'README.md': `# ${name}\n`,
    'package.json': `{"name":"${name}","scripts":{"build":"tsc -p .","test":"jest"}}`,
    Makefile: `ship:\n\t./ops/ship.sh $(STAGE)\n`,
    'ops/ship.sh': `#!/bin/sh\nset -e\nhelm upgrade --install ${name} chart -f chart/values-$1.yaml\n`,
    Dockerfile: 'FROM node:24\nCOPY . .\n',
    'chart/Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.${index}\n`,
    'chart/values-staging.yaml': 'replicas: 1\n',
    'chart/values-production.yaml': 'replicas: 3\n',
    'chart/templates/web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n`,
    'infra/main.tf': `resource "aws_s3_bucket" "${name}" {\n  bucket = "${name}"\n}\n`,
    'deploy/web.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n`,
    'monitoring/slo.yaml': `version: prometheus/v1\nservice: ${name}\nslos:\n  - name: requests\n    objective: 99.9\n`,
    'src/locales/en.json': `{"title":"${name}"}`,
    ...Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [
        at % 3 ? `src/part${at % 7}/file${at}.ts` : `src/file${at}.test.ts`,
        'export {};\n',
      ]),
    ),
  };
}

/** A workflow of a service, with a test, a scan and a deployment to two environments. */
function workflow(index: number): string {
  const folder = `services/service-${index}`;
  return `name: service-${index}
on:
  push:
    paths: ['${folder}/**']
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run build && npm test
        working-directory: ${folder}
      - uses: aquasecurity/trivy-action@v1
  deploy:
    needs: test
    strategy:
      matrix:
        stage: [staging, production]
    environment: \${{ matrix.stage }}
    steps:
      - run: make ship STAGE=$STAGE
        working-directory: ${folder}
`;
}

const FILES_OF_EACH = Object.keys(serviceFiles(0)).length + 1;

/** Writes a repository of services with about so many files, and returns how many there are. */
export async function writeRepository(
  directory: string,
  files: number,
): Promise<number> {
  const services = Math.ceil(files / FILES_OF_EACH);
  for (let index = 0; index < services; index += 1) {
    const all = {
      [`.github/workflows/service-${index}.yml`]: workflow(index),
      ...Object.fromEntries(
        Object.entries(serviceFiles(index)).map(([path, content]) => [
          `services/service-${index}/${path}`,
          content,
        ]),
      ),
    };
    for (const [path, content] of Object.entries(all)) {
      const file = join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  return services * FILES_OF_EACH;
}
