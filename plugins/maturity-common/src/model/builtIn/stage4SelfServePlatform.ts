import { Stage } from '../types';
import { attested, found, nothingIn, nothingRuns } from './proofs';

/** Developers get what they need without asking, and can see how it is doing. */
export const stage4SelfServePlatform: Stage = {
  id: 'self-serve-platform',
  title: 'Self-serve platform',
  summary:
    'You are here if developers create databases, queues, storage and compute themselves, along paths that the platform team has prepared, ' +
    'and if anybody can look up what a service is, how it is doing and where its documentation is.',
  advice:
    'Look at the platform as a whole: measure delivery with the DORA metrics, turn compliance rules into policies that a machine applies, ' +
    'and ask developers regularly how satisfied they are.',
  checks: [
    {
      id: 'catalogued',
      title: 'It is fully described in the catalog',
      why: 'A catalog is only trusted when its entries are complete. Owner, system, lifecycle and a link answer the questions that people interrupt each other for.',
      fix: {
        title: 'Complete the catalog entry',
        text: 'Complete the catalog entry: an owner that exists, system, lifecycle, type, a description of a sentence or two, and at least one link.',
        docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
        effort: 'small',
      },
      required: true,
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
      title: 'Its documentation is published',
      why: 'Self-service ends where a question has to be asked. Documentation beside the code, published where everybody looks, is what makes it scale.',
      fix: {
        title: 'Publish the documentation',
        text: 'Add an mkdocs.yml with a docs folder and the annotation backstage.io/techdocs-ref. Look through the pages at least once a year, because wrong documentation is worse than none.',
        docs: 'https://backstage.io/docs/features/techdocs/',
        effort: 'small',
      },
      required: true,
      // The repository only shows documentation of its own: a reference to
      // another place is taken as the catalog resolved it.
      condition: {
        $any: [
          {
            $all: [found('catalog/techdocs'), { 'repository/techdocs': true }],
          },
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
      title: 'It was made from, or follows, a golden path',
      why: 'A golden path carries good decisions to teams that would rather not make them again. Services that follow one are cheaper to operate and to move between teams.',
      fix: {
        title: 'Adopt a golden path',
        text: 'Create new services from a software template. For a service that is older, compare it with the template, adopt what differs and attest it, or add the annotation backstage.io/source-template.',
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
      title: 'Its standard resources came from self-service',
      why: 'Each request that goes through a queue costs days and two interruptions. Self-service gives the same resource in minutes, set up the approved way.',
      fix: {
        title: 'Get standard resources by self-service',
        text: 'Create or re-create databases, queues, storage and compute from a template, a Crossplane claim or a no-code module, and declare them in the catalog with that origin. If it has no resources at all, attest that.',
        docs: 'https://tag-app-delivery.cncf.io/whitepapers/platforms/',
        effort: 'large',
      },
      required: true,
      notApplicable: nothingRuns,
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
      title: 'Anyone can see its health',
      why: 'When health is visible to everybody, problems are noticed by those who depend on it, and the first question of an incident is already answered.',
      fix: {
        title: 'Link a dashboard, an alert or an SLO',
        text: 'Link a dashboard, an alert or an SLO to it with the annotation of your monitoring, Grafana, Datadog, New Relic, Dynatrace, Prometheus or Sentry for instance.',
        docs: 'https://sre.google/sre-book/monitoring-distributed-systems/',
        effort: 'small',
      },
      required: true,
      notApplicable: nothingRuns,
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
      why: 'A platform that nobody has asked for is not used. Treating developers as customers, with a roadmap and their feedback, makes it the easier way and not the prescribed one.',
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
