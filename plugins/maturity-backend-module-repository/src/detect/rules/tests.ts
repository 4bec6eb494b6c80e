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
    globs: ['**/test_*.py', '**/*_test.py', '**/tests/conftest.py'],
  },
  'jvm-tests': {
    value: 'Java, Kotlin and Scala',
    reason: 'The folders of tests of Maven, Gradle, sbt and Play.',
    globs: [
      '**/src/test/**/*.java',
      '**/src/test/**/*.kt',
      '**/src/test/**/*.groovy',
      '**/src/test/**/*.scala',
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
      '**/*Tests.cs',
      '**/*Tests.fs',
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
    globs: ['**/tests/**/*Test.php'],
  },
  'rust-tests': {
    value: 'Rust',
    reason: 'The folder of integration tests of Cargo, and modules of tests.',
    globs: ['tests/**/*.rs', '**/crates/*/tests/**/*.rs', '**/src/**/tests.rs'],
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
  'cpp-tests': {
    value: 'C and C++',
    reason: 'Conventional names of tests in C and C++.',
    globs: ['**/*_test.cc', '**/*_test.cpp', '**/test_*.cpp', '**/test_*.c'],
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
