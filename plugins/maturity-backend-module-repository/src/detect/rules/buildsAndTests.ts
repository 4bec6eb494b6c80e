import { definePipelineRules, names, PipelineRule } from '../Rule';

/** Commands and published parts by what the fact says. */
interface Work {
  readonly uses?: readonly string[];
  readonly usesExcept?: RegExp;
  readonly commands?: readonly string[];
  readonly commandsExcept?: RegExp;
}

/** Scripts of package managers by their names, started in any of their ways. */
function scripts(names: string): readonly string[] {
  const manager = 'npm|pnpm|yarn|bun';
  return [
    `${manager} ${names}`,
    `${manager} run|run-script ${names}`,
    `yarn workspace * ${names}`,
    `yarn workspace * run ${names}`,
    `yarn workspaces … run ${names}`,
  ];
}

const skipped =
  /-DskipTests|-Dmaven\.test\.skip|-x test\b|--no-run\b|--passWithNoTests|--collect-only/;

/** How pipelines run tests, by the words of the fact. */
export const testWork: Readonly<Record<string, Work>> = {
  'JavaScript and TypeScript': {
    uses: ['cypress-io/github-action', 'cypress/run', 'playwright-action'],
    commands: [
      ...scripts(
        'test|tests|t|test:*|tests:*|*:test|test-*|unit|unit:*|e2e|e2e:*|jest|vitest|check|coverage|cover',
      ),
      'jest|vitest|mocha|ava|karma|tap|c8|nyc|wdio|testcafe|web-test-runner',
      'node --test',
      'deno test|task … test*',
      'bun test',
      'playwright|cypress … test|run',
      'ng test',
      'nx|turbo|lerna|lage|wireit … test|test:*|--target=test|--targets=*test*|-t=test',
      'nx … -t … test',
      'react-scripts test',
    ],
    commandsExcept: /\b(?:lint|format|prettier|types?check|type-check)\b/,
  },
  Go: { commands: ['go test', 'gotestsum', 'ginkgo', 'richgo test', 'gotest'] },
  Python: {
    commands: [
      'pytest|py.test',
      'tox',
      'nox',
      'unittest',
      'python|python3 -m … pytest|unittest|tox|nox',
      'manage.py|runtests.py|django-admin test',
      'python|python3 … *manage.py test',
      'python|python3 … *runtests.py|*test*.py',
      'hatch test',
      'hatch run … test*|*:test*',
      'coverage run',
      'stestr run',
      'behave',
      'nose2|nosetests',
    ],
    commandsExcept:
      /^tox\b.* -e ?\S*(?:lint|pep8|docs|flake8|mypy)\S*$|^nox\b.* -s ?(?:lint|docs|build|mypy)\S*$|^test /,
  },
  'Java, Kotlin and Scala': {
    uses: ['junit'],
    commands: [
      'mvn|mvnw|mvnd … test|verify|install|package|deploy|integration-test|surefire:test',
      'gradle|gradlew … test|check|build|*:test|*:check|*:build|*Test|*Tests|integration|functional|smoke|jacocoTestReport',
      'sbt … *test*',
      'ant … test*',
      'bazel|bazelisk … test',
      'mill … *test*',
      'lein|clojure|clj … test|*test*',
      'kotlinc … test',
    ],
    commandsExcept: skipped,
  },
  '.NET': {
    uses: ['VSTest', 'dotnet-test'],
    commands: [
      'dotnet test',
      'dotnet … vstest',
      'vstest.console',
      'nunit3-console',
      'Invoke-Pester',
      'dotnet cake|nuke|fake … *Test*',
    ],
  },
  Ruby: {
    commands: [
      'rspec',
      'rake',
      'rails|rake … test|test:*|spec|spec:*|default',
      'ruby … test*',
      'minitest',
      'cucumber',
      'm',
      'rails test:all',
      'parallel_rspec|parallel_test|turbo_tests|knapsack_pro',
    ],
    commandsExcept: /^rake (?!.*(?:test|spec|default|ci))\S|rubocop|^m \S/,
  },
  PHP: {
    commands: [
      'phpunit|paratest|pest|behat|codecept|phpspec',
      'composer … test|tests|test:*|phpunit|check',
      '*/phpunit',
      'artisan test',
      'console … test',
    ],
  },
  Rust: {
    commands: ['cargo … test|nextest|t|llvm-cov|tarpaulin|hack', 'cross test'],
    commandsExcept: skipped,
  },
  Swift: {
    commands: [
      'swift test',
      'xcodebuild … test',
      'fastlane … test*|scan',
      'xcodebuild … test-without-building',
    ],
  },
  Dart: { commands: ['flutter test', 'dart test', 'melos … test*'] },
  Elixir: {
    commands: ['mix … test|coveralls|coveralls.*', 'rebar3 … eunit|ct|proper'],
  },
  'C and C++': {
    commands: [
      'ctest',
      'meson test',
      'ninja … test|check',
      'cmake --build … --target … test|check',
      'waf … test',
    ],
  },
  Haskell: { commands: ['stack … test', 'cabal … test'] },
  Terraform: { commands: ['terraform test', 'tofu test', 'terratest'] },
  Helm: {
    uses: ['chart-testing-action'],
    commands: ['ct install|lint-and-install', 'helm unittest', 'helm test'],
    usesExcept: /^$/,
  },
  Ansible: {
    uses: ['molecule'],
    commands: ['molecule … test|converge', 'ansible-test'],
  },
  Policies: {
    commands: [
      'kyverno test',
      'opa … test',
      'conftest verify',
      'chainsaw test',
      'inspec exec',
      'kitchen test',
    ],
  },
  'Container image': {
    commands: ['skaffold test', 'container-structure-test test', 'dgoss run'],
  },
  Shell: { commands: ['bats', 'shellspec', 'shunit2', '*/bats', 'roundup'] },
  Nix: {
    commands: [
      'nix flake check',
      'nix-build … *test*',
      'nix … build … .#checks*',
    ],
  },
  Tasks: {
    commands: [
      'make|gmake|task|just|invoke|inv|mage|earthly|bazel|buck|buck2|please|plz|pants|cake|dagger|script … test|tests|test-*|test_*|test/*|*-test|*-tests|*_test|*_tests|check|ci|unit|unit-*|unittest|verify|e2e|*+test|testacc|qa|coverage|cover|test:*|*:test|pytest|integration-test*',
      '*test*.sh|run-tests|run_tests|run-*-tests|runtests|test.sh|tests.sh|test-*|runtests.*|run_test*',
      'sh|bash|zsh|pwsh … *test*.sh|*tests*|*test*.ps1',
      'docker compose|docker-compose … *test*|tests|test',
    ],
    commandsExcept:
      /\b(?:lint|install|setup|push|pull|login|deps|clean|latest|testnet|test-connection|attest\w*)\b|docker-?compose.* (?:up -d|down|logs|build)|^test-connection|contest|helm-docs/i,
  },
};

/** How pipelines build, by the words of the fact. Installing dependencies is no build. */
export const buildWork: Readonly<Record<string, Work>> = {
  'JavaScript and TypeScript': {
    commands: [
      ...scripts(
        'build|build:*|build-*|*:build|compile|compile:*|dist|bundle|prod|production|package|webpack|vite',
      ),
      'vite|next|nuxt|nuxi|astro|gatsby|remix|ng|svelte-kit|parcel|vue-cli-service|react-scripts|eleventy … build|generate',
      'tsc|webpack|rollup|esbuild|tsup|ncc|swc|unbuild|rspack|rsbuild',
      'nx|turbo|lerna|lage … build|--target=build|--targets=*build*',
      'nx … -t … build',
      'deno compile',
      'bun build',
    ],
    commandsExcept: /--noEmit|storybook|docs/,
  },
  Go: {
    uses: ['goreleaser-action'],
    commands: [
      'go build|install',
      'goreleaser … build|release',
      'ko … build|apply|publish|resolve',
      'gox',
      'xgo',
    ],
    commandsExcept: /go install \S+@/,
  },
  Python: {
    uses: ['cibuildwheel', 'pypa/build'],
    commands: [
      'python|python3 -m build',
      'build',
      'poetry build',
      'uv build',
      'hatch build',
      'flit build',
      'pdm build',
      'setup.py … sdist|bdist_wheel|build',
      'cibuildwheel',
      'maturin build',
      'pyinstaller',
      'tox … -e … build',
      'briefcase build',
      'pip|pip3 wheel',
    ],
    commandsExcept: /^build \S/,
  },
  'Java, Kotlin and Scala': {
    commands: [
      'mvn|mvnw|mvnd … package|install|verify|deploy|compile|jib:*|spring-boot:build-image|test',
      'gradle|gradlew … build|assemble|*:build|*:assemble*|assemble*|bootJar|shadowJar|jar|bootBuildImage|jib|installDist|distTar|distZip|compile*|bundle*|publish*|check|test',
      'sbt … *compile*|*package*|*assembly*|*publish*|*dist*|*stage*|*test*',
      'ant|mill|lein|bazel|bazelisk … build|jar|uberjar|compile|assembly|dist|package',
    ],
  },
  '.NET': {
    uses: ['VSBuild', 'MSBuild', 'NuGetCommand'],
    commands: [
      'dotnet build|publish|pack',
      'msbuild',
      'nuke|cake',
      'dotnet test',
    ],
    commandsExcept: /--no-build/,
  },
  Ruby: {
    commands: [
      'gem build',
      'rake|rails … build|assets:precompile',
      'jekyll build',
      'middleman build',
    ],
  },
  PHP: { commands: ['box compile', 'composer archive'] },
  Rust: {
    uses: ['wasm-pack', 'rust-cargo-build', 'upload-rust-binary-action'],
    commands: [
      'cargo … build|b|test|nextest|run|zigbuild|install|xtask|package',
      'cross build',
      'wasm-pack build',
      'trunk build',
      'maturin build',
    ],
    commandsExcept: /cargo install (?!--path)/,
  },
  Swift: {
    commands: [
      'swift build|test',
      'xcodebuild',
      'fastlane … build*|gym|beta|release',
    ],
  },
  Dart: { commands: ['flutter build', 'dart compile'] },
  Elixir: {
    commands: [
      'mix … compile|release|escript.build|test',
      'rebar3 … compile|release|escriptize',
    ],
  },
  'C and C++': {
    commands: [
      'cmake --build',
      'ninja',
      'meson compile|install',
      'gcc|g++|clang|clang++|cl',
      './configure',
      'scons',
      'bazel|bazelisk build',
      'autoreconf',
      'xmake',
      'conan build|create',
    ],
  },
  Haskell: {
    commands: [
      'stack … build|test|install',
      'cabal … build|test|install|new-build',
    ],
  },
  'Container image': {
    uses: names(`
        build-push-action docker-build Auto-DevOps.gitlab-ci.yml Jobs/Build* docker-build-push build-push
        kaniko kaniko-project/executor buildah-build bake-action container-build DockerBuild docker/build
        docker/publish aws-ecr/build-and-push-image aws-ecr/build_and_push_image aws-ecr-push-image
        gcp-gcr/build-and-push-image pack-action buildah docker-build-push-image plugins/docker
        plugin-docker-buildx plugin-kaniko plugins/ecr plugins/gcr plugins/kaniko apko-build melange-build
        docker-build-action builder-docker action-builder-ghcr docker-plugin cloud-builders/docker
        docker-publish oci-build-task put-registry-image put-docker-image buildx-bake docker-buildx
        depot/build-push-action docker-custom-build-and-push
      `),
    usesExcept: /setup-(?:docker|buildx|kaniko)|setup-docker-build/,
    commands: [
      'docker|podman|nerdctl|finch build',
      'docker|podman … buildx … build|bake',
      'docker image|builder build',
      'docker|podman compose … build',
      'docker-compose|podman-compose … build',
      'docker|docker-compose … up … --build',
      'buildah|img bud|build|build-using-dockerfile',
      '*executor … --context|--dockerfile',
      'pack build',
      'skaffold build|run',
      'buildctl build',
      'depot build|bake',
      'earthly',
      'gcloud … builds submit',
      'az acr build',
      'oc start-build',
      'werf build|converge',
      's2i build',
      'docker-build',
      'apko|melange build',
      'nixpacks build',
      'jib … build',
      'bazel run … *image*',
      'buildctl-daemonless.sh build',
    ],
  },
  Package: {
    uses: names(`
        chart-releaser-action jreleaser nfpm electron-builder tauri-action action-electron-builder
        pyinstaller semantic-release-action
      `),
    commands: [
      'helm package',
      'cr package',
      'electron-builder|electron-forge',
      'tauri build',
      'sam build',
      'serverless|sls package',
      'cdk synth',
      'nfpm package|pkg',
      'packer build',
      'dpkg-buildpackage|debuild|rpmbuild',
      'snapcraft',
      'flatpak-builder',
      'galaxy collection build',
      'ansible-galaxy collection build',
      'func pack',
      'zip -r',
      'tar … *.tar.gz|*.tgz',
      'charmcraft pack',
      'operator-sdk bundle',
      'nix build',
      'nix-build',
      'nix-fast-build',
      'buf build',
      'protoc',
      'eas build',
    ],
    // A list or an extraction.
    commandsExcept:
      /^tar (?!-?[A-Za-z]*c[A-Za-z]*(?: |$)|.* -[A-Za-z]*c|.*--create)/,
  },
  Site: {
    uses: names(
      'jekyll-build-pages actions-hugo-build jekyll-action mdbook-action withastro/action build-mkdocs',
    ),
    commands: [
      'hugo',
      'mkdocs build|gh-deploy',
      'jekyll build',
      'mdbook build',
      'sphinx-build',
      'zola build',
      'antora',
      'bundle exec jekyll build',
      'techdocs-cli generate',
      'docusaurus build',
      'quarto render|publish',
      'pelican',
      'eleventy',
      'middleman build',
      'vitepress build',
      'make … html|dirhtml|singlehtml',
    ],
    commandsExcept: /^hugo (?:mod|version|server|new)/,
  },
  Tasks: {
    commands: [
      'make|gmake|task|just|invoke|inv|mage|rake|dagger|please|plz|pants|buck|buck2|cake|nuke|earthly|gulp|grunt … all|build|build-*|build_*|*-build|compile|dist|image|images|package|docker|docker-build|binary|*+build|build:*|*:build|build/*|build.*|docker*|bundle|assets',
      '*build*.sh|build|build.*|*/build',
      'sh|bash|zsh|pwsh … *build*.sh|*build*.ps1|build',
    ],
    commandsExcept:
      /\b(?:lint|docs?|deps|tools|clean|login|pull|install-deps|buildx create)\b|-deps\b|^build \S+=/,
  },
};

function toRules(
  fact: PipelineRule['fact'],
  suffix: string,
  work: Readonly<Record<string, Work>>,
): readonly PipelineRule[] {
  return definePipelineRules({ fact, inTests: true })(
    Object.fromEntries(
      Object.entries(work).map(([value, { usesExcept, ...rules }]) => [
        `${value
          .toLowerCase()
          .replace(/\W+/g, '-')
          .replace(/^-|-$/g, '')}-${suffix}`,
        {
          ...rules,
          value,
          reason: `A step ${
            suffix === 'test-run' ? 'runs tests' : 'builds'
          }: ${value}.`,
          usesExcept: usesExcept ?? /setup-|install-/,
        },
      ]),
    ),
  );
}

/** How pipelines run tests and build. */
export const buildAndTestRules: readonly PipelineRule[] = [
  ...toRules('pipelineTests', 'test-run', testWork),
  ...toRules('pipelineBuilds', 'build-run', buildWork),
];
