import { toShareFact } from '../shareFact';
import { Check } from '../types';
import { attested } from './proofs';

/**
 * Checks of the platform itself, beside shares of components, by the id of their stage.
 * Those of the organisation are judged once, and read by every group.
 */
export const platformChecks: Readonly<Record<string, readonly Check[]>> = {
  'self-serve-platform': [
    {
      id: 'most-catalog-owned',
      title: 'Teams own most of the catalog',
      why: 'People find a service, an API or a database in the catalog and need somebody to ask. An entry without an owner sends them to a chat channel.',
      limits:
        'The line is at 80 % of all components, APIs and resources that the catalog assigns to it, retired ones left out. What the catalog does not list is not counted.',
      fix: {
        title: 'Assign a team to each catalog entry',
        text: 'List the entries whose owner is missing, is not in the catalog, is a single person or is a team of one, and set spec.owner to the team that answers for them. Remove what nobody wants to own.',
        docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
        effort: 'medium',
      },
      required: true,
      condition: {
        $any: [{ [toShareFact('catalog-owned')]: { $gte: 0.8 } }],
      },
    },
    {
      id: 'catalog-coverage',
      title: 'Most repositories are in the catalog',
      why: 'All other shares count what the catalog lists. If half of the software is missing there, they describe the other half.',
      limits:
        'No source lists all repositories and compares them with the catalog. It is a statement about the whole organisation, as good as the evidence that it links.',
      fix: {
        title: 'Compare repositories with the catalog',
        text: 'List the repositories of your code hosts that are not archived, and compare them with the catalog. Add what is missing by discovery, and attest it for the organisation with a link to the comparison.',
        docs: 'https://backstage.io/docs/integrations/github/discovery',
        effort: 'medium',
      },
      required: false,
      of: 'organization',
      condition: { $any: [attested('catalog-coverage')] },
    },
    {
      id: 'golden-paths-work',
      title: 'Golden paths are used, and most runs succeed',
      why: 'A golden path that fails sends people back to copying an old service. One that nobody runs helps nobody.',
      limits:
        'Runs of software templates in Backstage are counted, not whether people like the result. Golden paths of another tool need a statement about the whole organisation.',
      fix: {
        title: 'Repair and promote the golden paths',
        text: 'Read the logs of failed template runs and repair the step that fails most. Then ask the teams that created a service by hand what the template lacked, and add it.',
        docs: 'https://backstage.io/docs/features/software-templates/',
        effort: 'medium',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('golden-paths-work')] },
    },
    {
      id: 'infrastructure-within-an-hour',
      title: 'Standard infrastructure is there within an hour',
      why: 'People plan around a wait of days: they order too much and too early, and keep what they no longer need.',
      limits:
        'The median run of software templates with the tag infrastructure counts, from the request to its end. Tickets, and approvals outside the run, are not seen.',
      fix: {
        title: 'Shorten the wait for infrastructure',
        text: 'Give the templates that create infrastructure the tag infrastructure, look at how long their runs take, and replace the slowest approval with a rule that the pipeline checks.',
        docs: 'https://tag-app-delivery.cncf.io/whitepapers/platforms/',
        effort: 'large',
      },
      required: false,
      of: 'organization',
      condition: { $any: [attested('infrastructure-within-an-hour')] },
    },
  ],
};
