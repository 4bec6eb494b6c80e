import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';

/** A workflow on a push that runs a command. */
function running(command: string, on = 'push') {
  return {
    [path]: JSON.stringify({ on, jobs: { a: { steps: [{ run: command }] } } }),
  };
}

/** Recipes, tasks and scripts that start others, in other files or by a pattern. */
export const recipeCases: readonly CorpusCase[] = [
  [
    'pipelineTests',
    {
      ...running('make unit'),
      Makefile: '-include mk/*.mk\n',
      'mk/go.mk': 'unit:\n\tgo test ./...\n',
    },
    ['Go'],
  ],
  [
    'pipelineBuilds',
    {
      ...running('make images'),
      Makefile:
        'PARTS = web worker\nimages: $(PARTS:%=image-%)\nimage-%:\n\tdocker build -t shop/$* $*\n',
    },
    ['Container image'],
  ],
  [
    'pipelineBuilds',
    {
      ...running('make release-all'),
      Makefile:
        'PARTS = web worker\ndefine rules\npack-$(1): pack-only-$(1)\n\tls out/$(1)\npack-only-$(1):\n\tdocker buildx build $(1)\nendef\nrelease-all: $(addprefix pack-,$(PARTS))\n',
    },
    ['Container image'],
  ],
  // A pattern that needs longer and longer names has an end.
  [
    'pipelineTests',
    {
      ...running('make x'),
      Makefile: 'x: ax\na%: aa%\n\tgo test ./...\n',
    },
    ['Go'],
  ],
  [
    'pipelineTests',
    {
      ...running('just check-all "a:b"'),
      Justfile: "import 'ci/rust.just'\nalias check-all := verify\n",
      'ci/rust.just':
        '[group("ci")]\nverify name="x:y": (prepare "z")\n    cargo test --workspace\nprepare what:\n    cargo fetch\n',
    },
    ['Rust'],
  ],
  [
    'pipelineTests',
    {
      ...running('task web:unit'),
      'Taskfile.yml': 'version: "3"\nincludes: { web: { taskfile: ./web } }\n',
      'web/Taskfile.yml': 'version: "3"\ntasks: { unit: [vitest run] }\n',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineBuilds',
    {
      ...running('hatch run docs:all'),
      'pyproject.toml':
        '[tool.hatch.envs.docs.scripts]\nall = [\n  "prepare",\n  "make-pages",\n]\nmake-pages = "sphinx-build docs out"\n[tool.black]\nline = "x"\n',
    },
    ['Site'],
  ],
  [
    'pipelineTests',
    {
      ...running('poetry run poe unit'),
      'pyproject.toml': '[tool.poe.tasks]\nunit = { cmd = "pytest tests" }\n',
    },
    ['Python'],
  ],
  [
    'pipelineTests',
    {
      ...running('deno task unit'),
      'deno.json': '{"tasks":{"unit":"deno test -A"}}',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineTests',
    running('go run gotest.tools/gotestsum@latest -- ./...'),
    ['Go'],
  ],
  ['pipelineTests', running('go run ./cmd/server'), []],
  [
    'deployWorkflows',
    running('HELM=$(pwd)/bin/helm\n$HELM upgrade --install shop chart'),
    [path],
  ],
  [
    'pipelineTests',
    {
      ...running('ci/in-container.sh pytest -q'),
      'ci/in-container.sh': 'docker run --rm acme/python "$@"\n',
    },
    ['Python'],
  ],
  [
    'pipelineTests',
    {
      ...running('ci/sbt.sh "project cart" test'),
      'ci/sbt.sh': 'docker run --rm "$REGISTRY/acme/sbt_wrapper:1" "$@"\n',
    },
    ['Java, Kotlin and Scala'],
  ],
  [
    'pipelineTests',
    running('node --test src/cart.test.mjs'),
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineTests',
    running('yarn run cypress run --headless'),
    ['JavaScript and TypeScript'],
  ],
  ['pipelineTests', running('yarn playwright install'), []],
  ['pipelineBuilds', running('node build.mjs'), ['JavaScript and TypeScript']],
  // Not in place: what is pushed is a file that is released, not one that is deployed.
  [
    'deployWorkflows',
    running(
      'sed -e "s,image: shop,image: shop:$TAG," k8s/app.yaml > $OUT\ngit push origin release',
    ),
    [],
  ],
  [
    'deployWorkflows',
    running('sed -i "s,image: .*,image: shop:$TAG," k8s/app.yaml\ngit push'),
    [path],
  ],
  // A proposed playbook is tried on the machine of the job.
  [
    'deployWorkflows',
    running('ansible-playbook -i hosts site.yml', 'pull_request'),
    [],
  ],
  ['deployWorkflows', running('ansible-playbook -i hosts site.yml'), [path]],
  ['deployWorkflows', running('ansible-playbook -i prod x.yml --check'), []],
  [
    'infrastructurePipelines',
    running('ansible-playbook -i prod site.yml --check'),
    ['Ansible'],
  ],
  [
    'infrastructurePipelines',
    running('ansible-playbook site.yml --syntax-check'),
    [],
  ],
  [
    'deployWorkflows',
    running('azcopy sync --recursive=true public "$SIGNED_URL"'),
    [path],
  ],
  ['deployWorkflows', running('gsutil -m rsync -r gs://shop/in data'), []],
  ['deployWorkflows', running('s5cmd --log error sync out s3://shop'), [path]],
];
