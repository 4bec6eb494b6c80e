import { Model } from '../types';
import { attested, found } from './proofs';
import { retired } from './retired';
import {
  described,
  guide,
  healthVisible,
  owned,
  partOfSystem,
} from './sharedChecks';

/** The built-in model of resources: databases, queues, buckets and the like. */
export const resourceModel: Model = {
  id: 'resource',
  version: 1,
  title: 'Resource maturity',
  description:
    'Whether a database, a queue or any other resource can be rebuilt, replaced and relied on, in five stages from an entry in the catalog to tested operations.',
  appliesTo: { kind: 'Resource' },
  leavesOut: [retired],
  stages: [
    {
      id: 'listed',
      title: 'Listed',
      summary:
        'You are here if the resource is in the catalog, and people still ask around to learn whose it is and who needs it.',
      advice:
        'Name the team that owns the resource, and the components that depend on it.',
      checks: [],
    },
    {
      id: 'owned',
      title: 'Owned',
      summary:
        'You are here if a team answers for the resource, and if everybody can see what it is for and who depends on it.',
      advice:
        'Bring the resource under code: import what was created by hand, and link the workspace that manages it.',
      checks: [
        owned,
        described,
        partOfSystem,
        {
          id: 'dependents-known',
          title: 'The catalog knows who depends on it',
          why: 'Before a migration or in an outage, the first question is who is affected.',
          limits:
            'Components name what they depend on. Those that do not are missing, and nobody looks at connections.',
          fix: {
            title: 'Name it at its components',
            text: 'Add the resource to spec.dependsOn of each component that uses it.',
            docs: 'https://backstage.io/docs/features/software-catalog/system-model',
            effort: 'small',
          },
          required: true,
          grade: 'observed',
          condition: { $any: [{ 'catalog/dependents': { $gte: 1 } }] },
        },
      ],
    },
    {
      id: 'defined-as-code',
      title: 'Defined as code',
      summary:
        'You are here if the resource can be rebuilt from code. Developers still open a ticket when they need another one like it.',
      advice:
        'Offer a template for resources of this type, so that the next one takes minutes and starts with the approved settings.',
      checks: [
        {
          id: 'defined-as-code',
          title: 'It is defined as code',
          why: 'Nobody can rebuild what was created by hand, and nobody can review how it changed.',
          limits:
            'The annotation of a workspace or template is taken at its word: nobody looks whether the code describes this resource, or what runs.',
          fix: {
            title: 'Define the resource as code',
            text: 'Import the resource into Terraform, OpenTofu, Pulumi or Crossplane, and add the annotation of the workspace that manages it.',
            docs: 'https://dora.dev/capabilities/flexible-infrastructure/',
            effort: 'medium',
          },
          required: true,
          condition: {
            $any: [
              found('catalog/infrastructureWorkspaces'),
              found('catalog/selfService'),
              found('catalog/sourceTemplate'),
              attested('defined-as-code'),
            ],
          },
        },
      ],
    },
    {
      id: 'self-service',
      title: 'Self-service',
      summary:
        'You are here if a developer can get a resource like this without a ticket, and can use it without asking.',
      advice:
        'Prepare for the bad day: try to restore it, watch its health, and review who has access.',
      checks: [
        {
          id: 'self-service',
          title: 'It came from self-service',
          why: 'A ticket costs days and two interruptions. Self-service provides the same resource in minutes, set up the approved way.',
          limits:
            'The origin is taken from the catalog entry. How long people wait for a resource is not measured.',
          fix: {
            title: 'Create it by self-service',
            text: 'Create resources of this type from a software template or a Crossplane claim, and keep that origin in the catalog entry.',
            docs: 'https://tag-app-delivery.cncf.io/whitepapers/platforms/',
            effort: 'large',
          },
          required: true,
          condition: {
            $any: [
              found('catalog/sourceTemplate'),
              found('catalog/selfService'),
              attested('self-service'),
            ],
          },
        },
        guide,
      ],
    },
    {
      id: 'operated',
      title: 'Operated',
      summary:
        'You are here if the loss of the resource would be noticed at once and repaired by a way that was tried before.',
      advice:
        'Keep trying to restore it, and look for resources that nobody needs any more.',
      checks: [
        healthVisible,
        {
          id: 'recovery-tested',
          title: 'Recovery is tested',
          why: 'A backup that was never restored is a hope. Only a test shows how long it takes and what is missing.',
          limits:
            'No source sees a recovery. It is a statement, as good as the evidence that it links.',
          fix: {
            title: 'Test the recovery twice a year',
            text: 'Restore or rebuild the resource in another place at least every six months, record how long it took, and attest it. If it keeps no data, rebuild it from code.',
            docs: 'https://sre.google/sre-book/data-integrity/',
            effort: 'medium',
          },
          required: true,
          condition: { $any: [attested('recovery-tested')] },
        },
        {
          id: 'access-reviewed',
          title: 'Access to it is reviewed',
          why: 'Access that was granted for a day stays for years, unless somebody looks.',
          limits:
            'No source reads who has access. It is a statement, as good as the evidence that it links.',
          fix: {
            title: 'Review who has access',
            text: 'Review at least every six months which people and components have access, remove the rest, and attest it.',
            docs: 'https://owasp.org/www-project-top-ten/',
            effort: 'small',
          },
          required: true,
          condition: { $any: [attested('access-reviewed')] },
        },
      ],
    },
  ],
};
