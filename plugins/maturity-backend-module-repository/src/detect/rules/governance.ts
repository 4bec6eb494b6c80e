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
      '{.github,.gitlab,.bitbucket,.gitea,.forgejo,docs}/CODEOWNERS',
    ],
    // A pattern with an owner: `* @acme/shop`.
    content: [/^[ \t]*(?:\^?\[[^\]\n]+\][^\n@]*|[^#\s[]\S*[ \t][^#\n]*)@\S/m],
    nameSuffices: true,
  },
  'security-policy': {
    fact: 'securityPolicy',
    scope,
    reason: 'The places in which people and tools look for the policy.',
    globs: [
      'security',
      'security.{md,markdown,rst,adoc,txt}',
      '{.github,.gitlab,docs}/security.{md,markdown,rst,adoc,txt}',
      '**/.well-known/security.txt',
    ],
  },
  'scaffolder-template': {
    fact: 'scaffolderTemplate',
    reason: 'A Backstage entity of the kind Template.',
    globs: yaml('**/*'),
    objects: ['scaffolder.backstage.io Template'],
  },
});
