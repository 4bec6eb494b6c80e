import { advice, paths } from '../detect';
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
  [
    'tests',
    paths('crates/lib/cart/src/money/tests.rs', 'x/src/latest.rs'),
    ['Rust'],
  ],
  ['tests', paths('server/tests/web.rs'), ['Rust']],
  ['tests', paths('shop/cart/tests.py', 'shop/contests.py'), ['Python']],
  ['tests', paths('api/tests/views_tests.py'), ['Python']],
  [
    'tests',
    paths('src/integrationTest/kotlin/CartIT.kt'),
    ['Java, Kotlin and Scala'],
  ],
  ['tests', paths('lib/test/cart_test.dart', 'lib/cart.dart'), ['Dart']],
  ['tests', paths('test/Cart/MoneySpec.hs'), ['Haskell']],
  ['tests', paths('apps/cart/test/cart_SUITE.erl'), ['Erlang']],
  ['tests', paths('t/cart.t'), ['Perl']],
  ['tests', paths('tests/testthat/test-cart.R'), ['R']],
  ['tests', paths('test/runtests.jl'), ['Julia']],
  ['tests', paths('roles/web/molecule/default/molecule.yml'), ['Ansible']],
  ['tests', paths('policy/deny_test.rego'), ['Policies']],
  ['tests', paths('src/cart_unittest.cc', 'src/attest.c'), ['C and C++']],
  [
    'infrastructureAsCode',
    {
      'infra/package.json': '{"dependencies":{"@pulumi/aws":"^7.0.0"}}',
    },
    ['Pulumi'],
  ],
  [
    'infrastructureAsCode',
    {
      'pyproject.toml':
        '[project]\ndependencies = [\n  "pulumi-azure-native==3.0",\n]\n',
    },
    ['Pulumi'],
  ],
  // The command alone, or a comment, defines nothing.
  [
    'infrastructureAsCode',
    {
      'package.json': '{"devDependencies":{"@pulumi/pulumi":"^3.0.0"}}',
      'requirements.txt': '# pulumi-aws was here\nrequests\n',
    },
    [],
  ],
  [
    'runbooks',
    { 'docs/duty-engineer-playbook.md': advice },
    ['docs/duty-engineer-playbook.md'],
  ],
  [
    'runbooks',
    paths(
      'playbooks/README.md',
      'ansible/playbooks/web/USAGE.md',
      'playbooks/roles/web/NOTES.md',
      'docs/ansible-playbook.md',
    ),
    [],
  ],
];
