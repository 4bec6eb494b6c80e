import { paths } from '../detect';
import { CorpusCase } from './CorpusCase';

/** Files by names that are less usual. */
export const nameCases: readonly CorpusCase[] = [
  ['tests', paths('test/models/OrderSpec.scala'), ['Java, Kotlin and Scala']],
  ['tests', paths('app/models/Latest.scala'), []],
  [
    'tests',
    paths('tests/Unit/Get-Order.Tests.ps1', 'build.ps1'),
    ['PowerShell'],
  ],
  ['tests', paths('spec/e2e/pay_spec.js'), ['JavaScript and TypeScript']],
  ['tests', paths('src/api_spec.js', 'src/openapi_test.json'), []],
  ['tests', paths('e2e/playwright-ci.config.js'), ['Playwright']],
  [
    'documentation',
    paths('docs/0001-record-architecture-decisions.md'),
    ['Decision records', 'Documentation folder'],
  ],
  [
    'infrastructureAsCode',
    { 'ci/preview-fly.toml': "[build]\n  dockerfile = 'Dockerfile'\n" },
    ['Fly.io'],
  ],
  ['infrastructureAsCode', { 'butterfly.toml': '[build]\nfast = true\n' }, []],
  [
    'infrastructureAsCode',
    {
      'ami/base.json': JSON.stringify({
        builders: [{ type: 'amazon-ebs', region: 'eu-west-1' }],
      }),
    },
    ['Packer'],
  ],
  [
    'infrastructureAsCode',
    { 'people.json': JSON.stringify({ builders: [{ type: 'docker-fan' }] }) },
    [],
  ],
  [
    'environments',
    paths('infra/main.tf', 'infra/aat.tfvars', 'infra/prod.tfvars'),
    ['acceptance', 'production'],
  ],
];
