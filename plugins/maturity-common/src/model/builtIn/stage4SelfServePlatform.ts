import { Stage } from '../types';
import { attested, decisive, found, nothingIn } from './proofs';
import { running } from './profiles';

/** Developers create resources themselves and see the health of each service. */
export const stage4SelfServePlatform: Stage = {
  id: 'self-serve-platform',
  title: 'Self-serve platform',
  summary:
    'You are here if developers create databases, queues, storage and compute themselves, with golden paths from the platform team, ' +
    'and if anyone can find the purpose, the health and the documentation of a service.',
  advice:
    'Measure the platform as a whole: track delivery with the DORA metrics, enforce compliance rules with automated policies, ' +
    'and survey developer satisfaction regularly.',
  checks: [
    {
      id: 'catalogued',
      title: 'The catalog entry is complete',
      why: 'People trust a catalog when its entries are complete. Owner, system, lifecycle and links answer the questions that otherwise interrupt colleagues.',
      fix: {
        title: 'Complete the catalog entry',
        text: 'Add an owner that exists, a system, a lifecycle, a type, a description of one or two sentences, and at least one link.',
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
              { 'entity/spec.system': { $notEmpty: true } },
              { 'entity/spec.lifecycle': { $notEmpty: true } },
              { 'entity/spec.type': { $notEmpty: true } },
              { 'entity/metadata.description': { $notEmpty: true } },
              { 'catalog/links': { $gte: 1 } },
            ],
          },
        ],
      },
    },
    {
      id: 'documented',
      title: 'The documentation is published',
      why: 'Self-service stops when someone must ask. Documentation next to the code, published where everyone looks, makes it scale.',
      fix: {
        title: 'Publish the documentation',
        text: 'Add an mkdocs.yml with a docs folder and the annotation backstage.io/techdocs-ref. Review the pages at least once a year: wrong documentation is worse than none.',
        docs: 'https://backstage.io/docs/features/techdocs/',
        effort: 'small',
      },
      required: true,
      // The repository shows only its own documentation. For a reference to
      // another place, the catalog's answer decides.
      condition: {
        $any: [
          decisive({
            $all: [found('catalog/techdocs'), { 'repository/techdocs': true }],
          }),
          {
            $when: {
              $any: [
                {
                  'entity/metadata.annotations.backstage.io/techdocs-entity': {
                    $exists: true,
                  },
                },
                {
                  'entity/metadata.annotations.backstage.io/techdocs-ref': {
                    $matches: '^url:',
                  },
                },
              ],
            },
            ...found('catalog/techdocs'),
          },
          attested('documented'),
        ],
      },
    },
    {
      id: 'golden-path',
      title: 'It follows a golden path',
      why: 'A golden path carries good decisions to teams that do not want to make them again. Services on it are cheaper to operate and easier to move between teams.',
      fix: {
        title: 'Adopt a golden path',
        text: 'Create new services from a software template. Compare an older service with the template, adopt the differences and attest it, or add the annotation backstage.io/source-template.',
        docs: 'https://backstage.io/docs/features/software-templates/',
        effort: 'large',
      },
      required: true,
      condition: {
        $any: [found('catalog/sourceTemplate'), attested('golden-path')],
      },
    },
    {
      id: 'self-service-resources',
      title: 'Standard resources come from self-service',
      why: 'A ticket costs days and two interruptions. Self-service provides the same resource in minutes, set up the approved way.',
      fix: {
        title: 'Create standard resources by self-service',
        text: 'Create databases, queues, storage and compute from a template, a Crossplane claim or a no-code module, and declare that origin in the catalog. If it has no resources, attest that.',
        docs: 'https://tag-app-delivery.cncf.io/whitepapers/platforms/',
        effort: 'large',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          {
            $all: [
              { 'catalog/dependsOnResources': { $gte: 1 } },
              nothingIn('catalog/resourcesWithoutSelfService'),
            ],
          },
          attested('self-service-resources'),
        ],
      },
    },
    {
      id: 'health-visible',
      title: 'Its health is visible to everyone',
      why: 'When health is visible, the teams that depend on it notice problems early, and the first question of an incident is already answered.',
      fix: {
        title: 'Link a dashboard, an alert or an SLO',
        text: 'Link a dashboard, an alert or an SLO with the annotation of your monitoring tool, for example Grafana, Datadog, New Relic, Dynatrace, Prometheus or Sentry.',
        docs: 'https://sre.google/sre-book/monitoring-distributed-systems/',
        effort: 'small',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          found('catalog/dashboards'),
          found('catalog/slos'),
          attested('health-visible'),
        ],
      },
    },
    {
      id: 'platform-as-product',
      title: 'The platform team runs the platform as a product',
      why: 'Developers do not use a platform that nobody asked for. A roadmap and feedback make the platform the easier way, not the mandatory one.',
      fix: {
        title: 'Run the platform as a product',
        text: 'Name an owner for the platform, talk to the teams that use it, publish a roadmap and measure adoption. Then attest it once for the whole organisation, with a link to the roadmap.',
        docs: 'https://dora.dev/capabilities/platform-engineering/',
        effort: 'large',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('platform-as-product')] },
    },
  ],
};
