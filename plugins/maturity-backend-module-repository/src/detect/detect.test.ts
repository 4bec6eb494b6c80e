import {
  advice,
  factsIn,
  paths,
  valueIn,
  workflow,
} from '../__testUtils__/detect';
import { createDetector, wantsContent } from './detect';
import { anyShare, namedShare } from './wantsContent';
import { maxEvidence, maxValues } from './Findings';
import { pathRules, pipelineRules } from './rules';
import { repositoryFacts } from '../declarations';

describe('createDetector', () => {
  it('names up to five files, one for each value first', () => {
    const facts = factsIn(
      paths('a.test.ts', ...[1, 2, 3, 4, 5, 6].map(n => `${n}_test.go`)),
    )!;
    expect(facts.tests).toEqual({
      value: ['Go', 'JavaScript and TypeScript'],
      evidence: [
        ...[
          ['1_test.go', 'go-tests'],
          ['a.test.ts', 'javascript-tests'],
          ['2_test.go', 'go-tests'],
          ['3_test.go', 'go-tests'],
          ['4_test.go', 'go-tests'],
        ].map(([path, rule]) => ({
          title: `${path} (${rule})`,
          url: `https://example.com/${path}`,
        })),
        { title: 'and 2 more files' },
      ],
    });
    expect(maxEvidence).toBe(5);
  });

  it('lists a bounded number of values', () => {
    const many = Array.from(
      { length: 50 },
      (_, n) => [`runbooks/${n}.md`, advice] as const,
    );
    expect(valueIn('runbooks', Object.fromEntries(many))).toHaveLength(
      maxValues,
    );
  });

  it('says the same whatever the order of the files', () => {
    const names = [
      'b_test.go',
      'main.tf',
      'Jenkinsfile',
      'a.test.ts',
      'README.md',
    ];
    expect(factsIn(paths(...[...names].reverse()))).toEqual(
      factsIn(paths(...names)),
    );
  });

  it('does not know a folder that is not there', () => {
    expect(factsIn(paths('a/b.ts'), 'b')).toBeUndefined();
    expect(factsIn(paths('a/b.ts'), 'a')).toBeDefined();
    expect(factsIn(paths('ab/b.ts'), 'a')).toBeUndefined();
  });

  it('leaves open what only an unread file could have shown', () => {
    const detect = createDetector({
      files: ['template.yaml', 'package.json', 'main.tf', 'openapi.json'],
      contents: new Map(),
      unread: new Map([
        ['template.yaml', 'template.yaml is larger than 1 byte'],
        ['main.tf', 'main.tf is larger than 1 byte'],
        ['openapi.json', 'openapi.json is larger than 1 byte'],
      ]),
      fileUrl: () => undefined,
    });
    const facts = detect('')!;
    const unknown = { unknown: 'template.yaml is larger than 1 byte' };
    expect(facts.scaffolderTemplate).toEqual(unknown);
    // Terraform is known by the name of the file.
    expect(facts.infrastructureAsCode).toMatchObject({ value: ['Terraform'] });
    expect(facts.dependencyUpdates).toEqual({ value: [] });
    // Large data is no definition.
    expect(facts.sloDefinitions).toEqual({ value: [] });
    expect(facts.policyEngines).toEqual({ value: [] });
  });

  it('tells what the listed files show where not all are listed, and leaves open the rest', () => {
    const contents = new Map([
      ['.github/workflows/ci.yml', workflow({ run: 'trivy fs .' })],
      ['LICENSE', 'Apache License, Version 2.0'],
    ]);
    const reason = 'it has more than 100000 files';
    const detect = createDetector({
      files: ['src/a_test.go', ...contents.keys()],
      contents,
      unread: new Map([['', reason]]),
      fileUrl: () => undefined,
    });
    expect(detect('')).toMatchObject({
      ciProviders: { value: ['GitHub Actions'] },
      securityScanners: { value: ['Trivy'] },
      tests: { value: ['Go'] },
      licences: { value: ['Apache-2.0'] },
      // Its places are in the root and were listed.
      codeowners: { value: false },
      documentation: { unknown: reason },
      deployWorkflows: { unknown: reason },
      infrastructureAsCode: { unknown: reason },
      environments: { unknown: reason },
    });
    // A folder whose files are not listed is not missing.
    expect(detect('services/cart')).toMatchObject({
      readable: { value: true },
      securityScanners: { value: ['Trivy'] },
      tests: { unknown: reason },
      codeowners: { unknown: reason },
    });
  });

  describe('in a monorepo', () => {
    const files = {
      'README.md': '#',
      LICENSE: 'Apache License, Version 2.0',
      CODEOWNERS: '* @acme/all',
      'SECURITY.md': 'Write to us.',
      '.github/dependabot.yml': 'updates:\n- package-ecosystem: npm',
      '.github/workflows/all.yml': workflow({ run: 'semgrep ci' }),
      '.github/workflows/web.yml': JSON.stringify({
        on: { push: { paths: ['services/web/**', '!services/web/docs/**'] } },
        jobs: { a: { steps: [{ run: 'kubectl apply -f services/web/k8s' }] } },
      }),
      '.github/workflows/services.yml': JSON.stringify({
        on: {
          push: { paths: ['services/*/Dockerfile'] },
          workflow_dispatch: {},
        },
        jobs: { a: { steps: [{ run: 'trivy image a' }] } },
      }),
      'services/web/Jenkinsfile': "node { sh 'make' }",
      'services/web/k8s/a.yaml': 'apiVersion: v1\nkind: Service',
      'services/web/README.md': '#',
      'services/cart/cart_test.go': '',
      'services/webhooks/main.tf': 'module "a" {}',
      'examples/guestbook/main.tf': 'module "a" {}',
    };

    it('judges a folder by itself', () => {
      expect(valueIn('infrastructureAsCode', files, 'services/web')).toEqual([
        'Kubernetes manifests',
      ]);
      expect(valueIn('infrastructureAsCode', files, 'services/cart')).toEqual(
        [],
      );
      expect(valueIn('tests', files, 'services/cart')).toEqual(['Go']);
      expect(valueIn('documentation', files, 'services/web')).toEqual([
        'README',
      ]);
      expect(valueIn('documentation', files, 'services/cart')).toEqual([]);
    });

    it('adds what holds for all of the repository', () => {
      for (const fact of ['codeowners', 'securityPolicy'] as const) {
        expect(valueIn(fact, files, 'services/cart')).toBe(true);
      }
      expect(valueIn('licences', files, 'services/cart')).toEqual([
        'Apache-2.0',
      ]);
      expect(valueIn('dependencyUpdates', files, 'services/cart')).toEqual([
        'Dependabot',
      ]);
    });

    it('leaves out workflows that are for other folders', () => {
      expect(valueIn('deployWorkflows', files, 'services/web')).toEqual([
        '.github/workflows/web.yml',
      ]);
      expect(valueIn('deployWorkflows', files, 'services/cart')).toEqual([]);
      expect(valueIn('deployWorkflows', files, 'services/webhooks')).toEqual(
        [],
      );
      expect(valueIn('securityScanners', files, 'services/cart')).toEqual([
        'Semgrep',
        'Trivy',
      ]);
      expect(valueIn('securityScanners', files, 'examples/guestbook')).toEqual([
        'Semgrep',
      ]);
    });

    it('knows the pipeline of a folder as that of the folder only', () => {
      expect(valueIn('ciProviders', files, 'services/web')).toEqual([
        'GitHub Actions',
        'Jenkins',
      ]);
      expect(valueIn('ciProviders', files, 'services/cart')).toEqual([
        'GitHub Actions',
      ]);
    });

    it('takes an example for what it is, when that is the entity', () => {
      expect(
        valueIn('infrastructureAsCode', files, 'examples/guestbook'),
      ).toEqual(['Terraform']);
    });
  });
});

describe('wantsContent', () => {
  it.each([
    ['.github/workflows/ci.yml', 1],
    ['LICENSE', 1],
    ['infra/main.tf', namedShare],
    ['deploy/web.yaml', anyShare],
    ['src/index.ts', 0],
    ['src/a.test.ts', 0],
    ['node_modules/x/package.json', 0],
    ['examples/a/deploy/web.yaml', 0],
    ['test/data/web.yaml', 0],
    ['src/locales/de.json', 0],
  ])('asks for %s, of all files that may be read: %s', (path, share) => {
    expect(wantsContent([''])(path)).toBe(share);
  });

  it('asks for what a folder needs, seen from there', () => {
    expect(wantsContent(['examples/a'])('examples/a/deploy/web.yaml')).toBe(
      anyShare,
    );
    expect(wantsContent(['examples/a'])('examples/b/deploy/web.yaml')).toBe(0);
  });
});

describe('the rules', () => {
  it('have unique ids, a reason that is a sentence, and declared facts', () => {
    const rules = [...pathRules, ...pipelineRules];
    const ids = rules.map(rule => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    const facts = new Set<string>(repositoryFacts.map(fact => fact.name));
    for (const { id, reason, fact } of rules) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(reason).toMatch(/^[A-Z].*\.$|^ko /);
      expect(facts).toContain(fact);
    }
  });

  it('look at made-up text without backtracking for long', () => {
    const size = 256 * 1024;
    const bad = [
      'kubectl ',
      'git push ',
      'terraform\t',
      '\n',
      ' ',
      'resources:\n',
      '/*',
      'a/deploy-',
      'record:',
      'schema.management.azure.com/schemas/',
      'argoproj.io/\n',
      'x'.repeat(5000),
    ].map(part => part.repeat(Math.ceil(size / part.length)).slice(0, size));
    const started = performance.now();
    for (const text of bad) {
      factsIn({
        '.github/workflows/a.yml': `jobs: { a: { run: ${JSON.stringify(
          text,
        )}, uses: ${JSON.stringify(text)} } }`,
        Jenkinsfile: text,
        'ci/pipeline.yml': text,
        'deploy/a.yaml': text,
        'slo/slo.yaml': text,
        'arm/template.json': text,
        'policies/a.yaml': text,
        LICENSE: text,
      });
    }
    // A few seconds on a busy machine; what backtracks takes minutes.
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 120_000);
});
