import { FilterPredicate } from '@backstage/filter-predicates';
import { Condition, Stage } from '../types';
import { attested, decisive, found, nothingIn } from './proofs';
import { running } from './profiles';
import { healthVisible } from './sharedChecks';

/** The documentation is not in the repository of the component. */
const isElsewhere: Condition = {
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
};

/** TechDocs shows pages of it, or those of another entity. */
const hasPages: FilterPredicate = {
  $any: [
    { 'metadata.annotations.backstage.io/techdocs-ref': { $exists: true } },
    { 'metadata.annotations.backstage.io/techdocs-entity': { $exists: true } },
  ],
};

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
      limits:
        'The fields are filled in. Whether they are right, or help anybody, is not judged.',
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
      limits:
        'It sees that pages can be built from the repository, not that they were published, are current or help anybody. For documentation in another place, the reference is taken at its word.',
      fix: {
        title: 'Publish the documentation',
        text: 'Add an mkdocs.yml with a docs folder and the annotation backstage.io/techdocs-ref. Review the pages at least once a year: wrong documentation is worse than none.',
        docs: 'https://backstage.io/docs/features/techdocs/',
        effort: 'small',
      },
      required: true,
      // The repository shows only its own documentation.
      condition: {
        $any: [
          decisive({
            $when: { $not: isElsewhere },
            $all: [found('catalog/techdocs'), { 'repository/techdocs': true }],
          }),
          { $when: isElsewhere, ...found('catalog/techdocs') },
          attested('documented'),
        ],
      },
    },
    {
      id: 'documentation-current',
      title: 'The documentation is current',
      why: 'Readers lose trust with the first page that is wrong, and ask a colleague from then on.',
      limits:
        'Pages that were built in the last year pass. A build does not show that anybody read or corrected them.',
      fix: {
        title: 'Review and publish the documentation again',
        text: 'Read the pages once a year, correct or delete what is wrong, and have the pipeline publish them with each change. Attest it where the pages are right as they are.',
        docs: 'https://backstage.io/docs/features/techdocs/configuring-ci-cd',
        effort: 'small',
      },
      required: false,
      notApplicable: { $not: hasPages },
      condition: { $any: [attested('documentation-current')] },
    },
    {
      id: 'golden-path',
      title: 'It follows a golden path',
      why: 'A golden path carries good decisions to teams that do not want to make them again. Services on it are cheaper to operate and easier to move between teams.',
      limits:
        'It tells where the component came from, not whether it still follows the template. One that left the path long ago passes.',
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
      limits:
        'Only resources that the catalog declares are looked at, and annotations tell where they come from. How long people wait for a resource is not measured.',
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
    { ...healthVisible, profiles: running },
    {
      id: 'platform-as-product',
      title: 'The platform team runs the platform as a product',
      why: 'Developers do not use a platform that nobody asked for. A roadmap and feedback make the platform the easier way, not the mandatory one.',
      limits:
        'No tool shows it. It is a statement about the whole organisation, as good as the evidence that it links.',
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
