import { scripts, Work } from './pipelineWork';

const skipped =
  /-DskipTests|-Dmaven\.test\.skip|-x test\b|--no-run\b|--passWithNoTests|--collect-only/;

/** How pipelines run tests, by the words of the fact. */
export const testWork: Readonly<Record<string, Work>> = {
  'JavaScript and TypeScript': {
    uses: ['cypress-io/github-action', 'cypress/run', 'playwright-action'],
    commands: [
      ...scripts(
        'test|tests|t|test:*|tests:*|*:test|test-*|*-test|*-tests|unit|unit:*|unit-*|e2e|e2e:*|jest|vitest|cypress|playwright|mocha|check|coverage|cover',
      ),
      'jest|vitest|mocha|lab|ava|karma|tap|c8|nyc|wdio|testcafe|web-test-runner',
      'node --test',
      'deno test',
      'deno task … test*',
      'bun test',
      'playwright|cypress … test|run',
      'ng test',
      'nx|turbo|lerna|lage|wireit … test|test:*|--target=test|--targets=*test*|-t=test',
      'nx … -t … test',
      'react-scripts test',
    ],
    commandsExcept:
      /\b(?:lint|format|prettier|types?check|type-check)\b|(?:cypress|playwright) (?:install|verify|cache|info)/,
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
      'pants --pytest-args',
    ],
    commandsExcept:
      /^tox\b.* -e ?\S*(?:lint|pep8|docs|flake8|mypy)\S*$|^nox\b.* -s ?(?:lint|docs|build|mypy)\S*$|^test /,
  },
  'Java, Kotlin and Scala': {
    commands: [
      'mvn|mvnw|mvnd … test|verify|install|package|deploy|integration-test|surefire:test',
      'gradle|gradlew … test|check|build|*:test|*:check|*:build|*Test|*Tests|integration|functional|smoke|jacocoTestReport',
      'sbt … *test*',
      'ant … test*',
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
      'rails test:all',
      'parallel_rspec|parallel_test|turbo_tests|knapsack_pro',
    ],
    commandsExcept: /^rake (?!.*(?:test|spec|default|ci))\S|rubocop/,
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
  PowerShell: { commands: ['Invoke-Pester'] },
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
      'make|gmake|task|just|invoke|inv|mage|earthly|bazel|bazelisk|buck|buck2|please|plz|pants|cake|dagger|script … test|tests|test-*|test_*|test/*|*-test|*-tests|*_test|*_tests|check|ci|unit|unit-*|unittest|verify|e2e|*+test|testacc|qa|coverage|cover|test:*|*:test|pytest|integration-test*',
      '*test*.sh|run-tests|run_tests|run-*-tests|runtests|test.sh|tests.sh|test-*|runtests.*|run_test*',
      'sh|bash|zsh|pwsh … *test*.sh|*tests*|*test*.ps1',
      'docker compose|docker-compose … *test*|tests|test',
    ],
    commandsExcept:
      /\b(?:lint|install|setup|push|pull|login|deps|clean|latest|testnet|test-connection|attest\w*)\b|docker-?compose.* (?:up -d|down|logs|build)|^test-connection|contest|helm-docs|^pants .*--pytest-args/i,
  },
};
