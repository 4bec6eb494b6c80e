import { yaml } from '../globs';
import { PathRule } from '../Rule';

const scope = 'repository';

/** Files that say who is responsible, and under which terms. */
export const governanceRules: readonly PathRule[] = [
  {
    id: 'codeowners',
    fact: 'codeowners',
    scope,
    value: true,
    reason:
      'The places in which GitHub, GitLab and others look for code owners.',
    globs: [
      'CODEOWNERS',
      '.github/CODEOWNERS',
      '.gitlab/CODEOWNERS',
      '.bitbucket/CODEOWNERS',
      '.gitea/CODEOWNERS',
      'docs/CODEOWNERS',
    ],
  },
  {
    id: 'security-policy',
    fact: 'securityPolicy',
    scope,
    value: true,
    reason: 'The places in which people and tools look for the policy.',
    globs: [
      'SECURITY',
      'SECURITY.{md,markdown,rst,adoc,txt}',
      '.github/SECURITY.{md,markdown,rst,adoc,txt}',
      '.gitlab/SECURITY.{md,markdown,rst,adoc,txt}',
      'docs/SECURITY.{md,markdown,rst,adoc,txt}',
      '.well-known/security.txt',
    ],
  },
  {
    id: 'scaffolder-template',
    fact: 'scaffolderTemplate',
    value: true,
    reason: 'A Backstage entity of the kind Template.',
    globs: yaml('**/template', '**/*-template', '**/*.template'),
    content: [/^apiVersion:\s*['"]?scaffolder\.backstage\.io\//m],
  },
];
