import { definePathRules } from '../Rule';

/** Languages and frameworks of tests, by the names that their runners look for. */
export const testRules = definePathRules({
  fact: 'tests',
  inSupport: true,
  unreadContent: true,
})({
  'javascript-tests': {
    value: 'JavaScript and TypeScript',
    reason: 'Names that Jest, Vitest, Mocha, Bun and Deno run.',
    globs: ['js', 'jsx', 'ts', 'tsx', 'mjs', 'cjs', 'mts', 'cts'].flatMap(
      extension => [
        `**/*.test.${extension}`,
        `**/*.spec.${extension}`,
        `**/__tests__/**/*.${extension}`,
        `**/{test,tests,spec,e2e}/**/*_{test,spec}.${extension}`,
        `**/{test,tests}/**/{test,spec}[-_.]*.${extension}`,
        `**/*.cy.${extension}`,
      ],
    ),
  },
  'go-tests': {
    value: 'Go',
    reason: 'Names that the Go tool runs.',
    globs: ['**/*_test.go'],
  },
  'python-tests': {
    value: 'Python',
    reason: 'Names that pytest and unittest run.',
    globs: [
      '**/test_*.py',
      '**/*_test.py',
      '**/tests.py',
      '**/tests/**/*_tests.py',
      '**/{test,tests}/conftest.py',
    ],
  },
  'jvm-tests': {
    value: 'Java, Kotlin and Scala',
    reason: 'The folders of tests of Maven, Gradle, sbt and Play.',
    globs: [
      '**/src/test/**/*.java',
      '**/src/test/**/*.kt',
      '**/src/test/**/*.groovy',
      '**/src/test/**/*.scala',
      '**/src/{it,integrationTest,integration-test,testFixtures,androidTest,commonTest,jvmTest,funcTest,functionalTest}/**/*.{java,kt,groovy,scala}',
      '**/{test,it}/**/*{Test,Spec}.{java,kt,groovy}',
      '**/test/**/*_test.{clj,cljc,cljs}',
      '**/test/**/*{Spec,Suite,Test,Tests}.scala',
    ],
  },
  'dotnet-tests': {
    value: '.NET',
    reason: 'Names of test projects and their classes.',
    globs: [
      '**/*.Tests.csproj',
      '**/*Tests.csproj',
      '**/*.Test.csproj',
      '**/*UnitTest*.csproj',
      '**/*Tests.{cs,fs,vb}',
      '**/*.{Tests,Test,UnitTests,IntegrationTests}/**/*.cs',
    ],
  },
  'ruby-tests': {
    value: 'Ruby',
    reason: 'Names that RSpec and Minitest run.',
    globs: ['**/spec/**/*_spec.rb', '**/test/**/*_test.rb'],
  },
  'php-tests': {
    value: 'PHP',
    reason: 'Names that PHPUnit and Pest run.',
    globs: [
      '**/{tests,test}/**/*Test.php',
      '**/{tests,test}/**/*{Cest,Spec}.php',
      '**/{tests,Tests}/Pest.php',
    ],
  },
  'rust-tests': {
    value: 'Rust',
    reason: 'The folder of integration tests of Cargo, and modules of tests.',
    globs: [
      'tests/**/*.rs',
      '**/tests/*.rs',
      '**/crates/*/tests/**/*.rs',
      '**/src/**/{test,tests,*_test,*_tests}.rs',
      '**/src/**/tests/**/*.rs',
    ],
  },
  'swift-tests': {
    value: 'Swift',
    reason: 'The folder of tests of Swift packages.',
    globs: ['**/Tests/**/*Tests.swift', '**/*Tests/**/*Tests.swift'],
  },
  'elixir-tests': {
    value: 'Elixir',
    reason: 'Names that ExUnit runs.',
    globs: ['**/*_test.exs'],
  },
  'erlang-tests': {
    value: 'Erlang',
    reason: 'Names that Common Test and EUnit run.',
    globs: ['**/*_SUITE.erl', '**/test/**/*_tests.erl'],
  },
  'dart-tests': {
    value: 'Dart',
    reason: 'Names that the tools of Dart and Flutter run.',
    globs: ['**/{test,integration_test}/**/*_test.dart'],
  },
  'haskell-tests': {
    value: 'Haskell',
    reason: 'Names that Hspec discovers, in a folder of tests.',
    globs: [
      '**/{test,tests,unit-test,integration-test}/**/*{Spec,Test,Tests}.hs',
    ],
  },
  'perl-tests': {
    value: 'Perl',
    reason: 'Names that prove runs.',
    globs: ['**/t/**/*.t'],
  },
  'lua-tests': {
    value: 'Lua',
    reason: 'Names that Busted runs.',
    globs: ['**/spec/**/*_spec.lua'],
  },
  'r-tests': {
    value: 'R',
    reason: 'Names that testthat runs.',
    globs: ['**/tests/testthat/test[-_]*.{R,r}'],
  },
  'julia-tests': {
    value: 'Julia',
    reason: 'The file that the package manager of Julia runs.',
    globs: ['**/test/runtests.jl'],
  },
  'ansible-tests': {
    value: 'Ansible',
    reason: 'Scenarios of Molecule.',
    globs: ['**/molecule/*/molecule.{yml,yaml}'],
  },
  'rego-tests': {
    value: 'Policies',
    reason:
      'Names that OPA and Conftest run, and tests of the Kyverno command.',
    globs: ['**/*_test.rego', '**/kyverno-test.yaml'],
  },
  'robot-tests': {
    value: 'Robot Framework',
    reason: 'The ending of suites of Robot Framework.',
    globs: ['**/*.robot'],
  },
  'cpp-tests': {
    value: 'C and C++',
    reason: 'Conventional names of tests in C and C++.',
    globs: [
      '**/*{_test,_tests,_unittest,-test}.{c,cc,cpp,cxx}',
      '**/test_*.{c,cc,cpp,cxx}',
      '**/{test,tests}/**/*{Test,Tests}.{cc,cpp,cxx}',
      '**/{test,tests}/CMakeLists.txt',
    ],
  },
  'terraform-tests': {
    value: 'Terraform',
    reason: 'Names that the Terraform and OpenTofu commands run.',
    globs: ['**/*.tftest.hcl', '**/*.tofutest.hcl'],
  },
  'powershell-tests': {
    value: 'PowerShell',
    reason: 'The ending of Pester tests.',
    globs: ['**/*.Tests.ps1'],
  },
  'shell-tests': {
    value: 'Shell',
    reason: 'The ending of Bats tests.',
    globs: ['**/*.bats'],
  },
  playwright: {
    value: 'Playwright',
    reason: 'The configuration of browser tests with Playwright.',
    globs: ['**/playwright{,-*,.*}.config.{js,ts,mjs,cjs,mts}'],
  },
  cypress: {
    value: 'Cypress',
    reason: 'The configuration of browser tests with Cypress.',
    globs: ['**/cypress{,-*,.*}.config.{js,ts,mjs,cjs,mts}', '**/cypress.json'],
  },
});
