import { Check } from '../types';
import { attested, decisive, found, linked, provenByHosts } from './proofs';

/** Asked of every kind that has an owner. */
export const owned: Check = {
  id: 'owned',
  title: 'A team of at least two owns it',
  why: 'Someone must decide, repair and maintain. If that is one person, holidays and departures become outages.',
  limits:
    'Being a member is not working on it: nobody sees whether the members review, deploy or answer. Two accounts of one person pass.',
  fix: {
    title: 'Assign a team of at least two',
    text: 'Set spec.owner to a group that is in the catalog and has at least two members.',
    docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
    effort: 'small',
  },
  required: true,
  grade: 'observed',
  condition: {
    $any: [
      {
        $all: [
          { 'catalog/ownerExists': true },
          { 'catalog/ownerIsGroup': true },
          { 'catalog/ownerMemberCount': { $gte: 2 } },
        ],
      },
    ],
  },
};

/** Asked of what is defined in a repository. */
export const protectedMain: Check = {
  id: 'protected-main',
  title: 'The main branch requires reviews',
  why: 'A review finds mistakes and spreads knowledge. It works only if nobody can skip it on a busy day.',
  limits:
    'The rule is read, but administrators may be allowed to bypass it, and an approval says nothing about the care behind it. On hosts that no module asks, only a statement tells.',
  fix: {
    title: 'Protect the main branch',
    text: 'Require at least one approving review and successful pipeline checks before a merge to the main branch. Name the reviewers in a CODEOWNERS file.',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
    effort: 'small',
  },
  required: true,
  // CODEOWNERS requests reviews but does not enforce them, so it proves
  // nothing.
  condition: {
    $any: [
      ...provenByHosts(['branchProtected'], host =>
        decisive({ [`${host}/branchProtected`]: true }),
      ),
      attested('protected-main'),
    ],
  },
};

/** Asked of what runs. */
export const healthVisible: Check = {
  id: 'health-visible',
  title: 'Its health is visible to everyone',
  why: 'When health is visible, the teams that depend on it notice problems early, and the first question of an incident is already answered.',
  limits:
    'The link or annotation is taken at its word: nobody opens the dashboard, and it may show nothing.',
  fix: {
    title: 'Link a dashboard, an alert or an SLO',
    text: 'Link a dashboard, an alert or an SLO with the annotation of your monitoring tool, for example Grafana, Datadog, New Relic, Dynatrace, Prometheus or Sentry.',
    docs: 'https://sre.google/sre-book/monitoring-distributed-systems/',
    effort: 'small',
  },
  required: true,
  condition: {
    $any: [
      found('catalog/dashboards'),
      found('catalog/slos'),
      attested('health-visible'),
    ],
  },
};

/** Asked of what others look for in the catalog. */
export const described: Check = {
  id: 'described',
  title: 'Its purpose is described',
  why: 'People search before they ask. A name alone does not tell whether it is what they look for.',
  limits:
    'Five words are enough. Whether they are true, or help anybody, is not judged.',
  fix: {
    title: 'Describe its purpose',
    text: 'Set metadata.description to one or two sentences: what it offers, and to whom.',
    docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
    effort: 'small',
  },
  required: true,
  grade: 'observed',
  condition: {
    $any: [
      { 'entity/metadata.description': { $matches: '\\S+(\\s+\\S+){4}' } },
    ],
  },
};

/** Asked of what is a part of something larger. */
export const partOfSystem: Check = {
  id: 'part-of-system',
  title: 'It belongs to a system',
  why: 'A system shows what works together, and who feels a change. Without it, every part must be understood alone.',
  limits:
    'The catalog entry names a system. Whether the system exists, and whether it is the right one, is not looked up.',
  fix: {
    title: 'Assign it to a system',
    text: 'Set spec.system to the system that it is a part of.',
    docs: 'https://backstage.io/docs/features/software-catalog/system-model',
    effort: 'small',
  },
  required: true,
  grade: 'observed',
  condition: { $any: [{ 'entity/spec.system': { $notEmpty: true } }] },
};

/** Asked of what people use without talking to its owner first. */
export const guide: Check = {
  id: 'guide',
  title: 'A guide explains how to use it',
  why: 'A definition tells what is possible. A guide tells what to do first, and saves the owner the same answer every week.',
  limits:
    'A link to a guide, or a reference to documentation, is taken at its word: nobody opens it.',
  fix: {
    title: 'Write a guide with a first example',
    text: 'Write a page with one complete example, and add it to metadata.links with the type guide, or publish it with TechDocs.',
    docs: 'https://backstage.io/docs/features/techdocs/',
    effort: 'small',
  },
  required: true,
  condition: {
    $any: [
      found('catalog/techdocs'),
      linked('guides?|handbook|docs|documentation|tutorial|getting started'),
      attested('guide'),
    ],
  },
};
