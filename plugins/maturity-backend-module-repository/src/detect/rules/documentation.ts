import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const inSupport = true;

/** Kinds of documentation, TechDocs and runbooks. */
export const documentationRules = definePathRules({ fact: 'documentation' })({
  readme: {
    value: 'README',
    reason: 'What people read first.',
    globs: [
      'README',
      'README.{md,markdown,rst,adoc,txt,org}',
      '.github/README.md',
    ],
  },
  'docs-folder': {
    value: 'Documentation folder',
    reason: 'Prose in a folder of documentation.',
    globs: [
      '{docs,doc,documentation,Documentation}/**/*.{md,mdx,rst,adoc}',
      '{site,website}/docs/**/*.{md,mdx,rst,adoc}',
    ],
    except: /\/(?:examples?|node_modules|vendor)\//,
  },
  'decision-records': {
    value: 'Decision records',
    reason: 'Records of decisions in their conventional folders.',
    globs: ['**/{adr,adrs,decisions,architecture-decisions}/*.{md,adoc}'],
    inSupport,
  },
  contributing: {
    value: 'Contributing guide',
    reason: 'The places in which people look for the guide.',
    globs: [
      'CONTRIBUTING.{md,markdown,rst,adoc,txt}',
      '.github/CONTRIBUTING.{md,markdown,rst,adoc,txt}',
      'docs/CONTRIBUTING.{md,markdown,rst,adoc,txt}',
    ],
    scope: 'repository',
  },
  'documentation-site': {
    value: 'Documentation site',
    reason: 'The configuration of a generator of documentation sites.',
    globs: [
      ...yaml('mkdocs', '**/antora', '{docs,doc}/mkdocs'),
      '**/docusaurus.config.{js,ts,mjs,cjs,mts}',
      '**/.vitepress/config.{js,ts,mjs,mts}',
      '{docs,doc}/conf.py',
      '{docs,doc}/source/conf.py',
      '{docs,doc}/_config.yml',
      '**/book.toml',
      '.readthedocs.yml',
      '.readthedocs.yaml',
    ],
    inSupport,
  },
  techdocs: {
    fact: 'techdocs',
    value: true,
    reason: 'TechDocs builds from this file beside the entity.',
    globs: yaml('mkdocs'),
  },
  runbooks: {
    fact: 'runbooks',
    value: { path: true },
    reason:
      'Prose that is named after runbooks, incidents, on-call or disaster recovery.',
    globs: [
      '**/runbook.{md,mdx,rst,adoc}',
      '**/runbook[-_]*.{md,mdx,rst,adoc}',
      '**/*[-_]runbook.{md,mdx,rst,adoc}',
      '**/{runbook,runbooks}/**/*.{md,mdx,rst,adoc}',
      '**/playbooks/**/*.{md,mdx,rst,adoc}',
      '**/{on-call,oncall,incident-response,disaster-recovery}.{md,mdx,rst,adoc}',
      '**/{on-call,oncall,incident-response,disaster-recovery}/**/*.{md,mdx,rst,adoc}',
    ],
    inSupport,
  },
});
