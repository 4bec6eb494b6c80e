import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const inSupport = true;
/** Endings of prose. */
const prose = [
  'md',
  'mdx',
  'markdown',
  'rst',
  'adoc',
  'asciidoc',
  'org',
  'md.erb',
];

/** Kinds of documentation, TechDocs and runbooks. */
export const documentationRules = definePathRules({ fact: 'documentation' })({
  readme: {
    value: 'README',
    reason: 'What people read first.',
    globs: [
      'readme',
      'readme.{md,markdown,rst,adoc,asciidoc,txt,org}',
      '.github/readme.md',
      'docs/readme.md',
    ],
    unreadContent: true,
  },
  'docs-folder': {
    value: 'Documentation folder',
    reason: 'Prose in a folder of documentation.',
    globs: [
      '{docs,doc,documentation}/**/*.{md,mdx,rst,adoc,asciidoc,org,md.erb}',
      '{site,website}/{docs,content}/**/*.{md,mdx,rst,adoc}',
      'content/**/*.md',
    ],
    unreadContent: true,
    except: /\/(?:examples?|node_modules|vendor)\//,
  },
  'decision-records': {
    value: 'Decision records',
    reason:
      'Records of decisions in their conventional folders, or the first of them by its usual name.',
    globs: [
      '**/{adr,adrs,adl,decisions,design-decisions}/**/*.{md,mdx,adoc,rst}',
      '**/{architecture-decisions,architecture_decisions,architectural-decisions,architecture-decision-log,*decision-record,*decision-records,*decision_records}/**/*.{md,mdx,adoc,rst}',
      '**/*record-architecture-decisions.{md,adoc}',
    ],
    unreadContent: true,
    inSupport,
  },
  contributing: {
    value: 'Contributing guide',
    reason: 'The places in which people look for the guide.',
    globs: [
      'contributing.{md,markdown,rst,adoc,txt}',
      '{.github,.gitlab,docs,doc}/contributing.{md,markdown,rst,adoc,txt}',
      'docs/**/contributing.{md,rst}',
    ],
    scope: 'repository',
  },
  'documentation-site': {
    value: 'Documentation site',
    reason: 'The configuration of a generator of documentation sites.',
    globs: [
      ...yaml('mkdocs', '**/antora', '**/{docs,doc,documentation}/mkdocs'),
      ...yaml('.gitbook', '{docs,doc,website,site}/.gitbook'),
      '**/hugo.{yaml,yml,toml,json}',
      '{docs,doc,site,website}/config.toml',
      '{docs,doc,site,website}/config/_default/*.{yaml,yml,toml}',
      '**/{docs,doc,documentation,site,website}/astro.config.{mjs,js,ts}',
      '**/tech-docs.yml',
      '{docs,doc,documentation}/{docs,mint}.json',
      '{mint,docs}.json',
      '{docs,doc,website}/.vuepress/config.{js,ts}',
      '**/.vuepress/config.{js,ts}',
      'docfx.json',
      '**/{docs,doc,documentation}/docfx.json',
      'zensical.toml',
      '**/_quarto.yml',
      '_config.yml',
      'myst.yml',
      '{docs,doc}/make.jl',
      '**/docusaurus.config.{js,ts,mjs,cjs,mts}',
      '**/.vitepress/config.{js,ts,mjs,mts}',
      '{docs,doc}/conf.py',
      '{docs,doc}/source/conf.py',
      '{docs,doc}/_config.yml',
      '**/book.toml',
      ...yaml('.readthedocs', 'readthedocs'),
    ],
    inSupport,
  },
  starlight: {
    value: 'Documentation site',
    reason: 'Astro builds a site of documentation with Starlight.',
    globs: ['**/astro.config.{mjs,js,ts}'],
    content: [/starlight/],
  },
  techdocs: {
    fact: 'techdocs',
    value: true,
    reason:
      'TechDocs builds from this file beside the entity, and pages in a folder.',
    globs: yaml('mkdocs'),
    content: [/^[ \t]*(?:site_name|nav|plugins|theme|docs_dir|INHERIT)\s*:/m],
    nameSuffices: true,
    beside: /\.(?:md|markdown)$/,
  },
  runbooks: {
    fact: 'runbooks',
    value: { path: true },
    reason:
      'Prose that is named after runbooks, incidents, on-call or disaster recovery, speaks of trouble, and says how to act on it. Tables of contents, templates and articles are none.',
    globs: prose.flatMap(ending => [
      `**/{runbook,runbooks,playbook}.${ending}`,
      `**/{runbook,runbooks}[-_]*.${ending}`,
      `**/*[-_]{runbook,runbooks,playbook}.${ending}`,
      `**/{runbook,runbooks,run-books,run_books}/**/*.${ending}`,
      `**/playbooks/**/*.${ending}`,
      `**/{on-call,oncall,incident-response,incident-management,disaster-recovery}.${ending}`,
      `**/{on-call,oncall,incident-response,incident-management,disaster-recovery}/**/*.${ending}`,
    ]),
    // Words are looked for only in texts that are English.
    content: [
      /\b(?:incidents?|outages?|alert(?:s|ed|ing)?|on-?call|paged?|pager|down(?:time)?|degraded|disaster|symptoms?|unavailable|unhealthy|fail(?:s|ed|ing|ures?)?|stuck)\b|^(?![^]*\b(?:the|and|is|of|to|be)\b)[^]{80}/i,
      /\b(?:restart|roll(?:s|ed|ing)?(?: \w+){0,3} ?back|restor|escalat|mitigat|re-?deploy|drain|fail(?:ing)? ?over|recover|re-?run|acknowledg|scale (?:up|down|out)|scaling|triage|diagnos|troubleshoot|investigat|resolv|(?:page|call|notify) (?:the|who))|^(?![^]*\b(?:the|and|is|of|to|be)\b)[^]{80}/i,
    ],
    // Playbooks of Ansible, and what describes them.
    except:
      /ansible|\/roles\/|(?:^|\/)\.|(?:^|\/)(?:blog|posts?|news|articles|adrs?|decisions)\/|(?:readme|index|overview|template)\.[a-z.]+$/,
    inSupport,
  },
});
