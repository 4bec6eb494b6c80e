import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const scope = 'repository';

/** Files that say who is responsible, and under which terms. */
export const governanceRules = definePathRules({ value: true })({
  codeowners: {
    fact: 'codeowners',
    scope,
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
  'security-policy': {
    fact: 'securityPolicy',
    scope,
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
  'scaffolder-template': {
    fact: 'scaffolderTemplate',
    reason: 'A Backstage entity of the kind Template.',
    globs: yaml('**/template', '**/*-template', '**/*.template'),
    content: [/^apiVersion:\s*['"]?scaffolder\.backstage\.io\//m],
  },
});
