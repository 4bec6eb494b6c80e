import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

type Declared = Omit<FactDeclaration, 'name' | 'maxAge'>;

const MAX_AGE = { days: 3 };

const declared = {
  docsBuilt: {
    title: 'Pages are published',
    description:
      'Whether TechDocs has built pages of the entity, or of the one that its annotation names.',
    type: 'boolean',
  },
  docsBuiltAt: {
    title: 'Pages were built',
    description: 'When those pages were built last.',
    type: 'instant',
  },
  docsRevision: {
    title: 'Revision of the pages',
    description:
      'Commit that those pages were built from. Not known where their source is not on a code host.',
    type: 'string',
  },
  templateRuns: {
    title: 'Runs of the template',
    description:
      'Number of times that a template was run within the window. Reported for templates.',
    type: 'number',
  },
  templateSuccess: {
    title: 'Success of the template',
    description:
      'Share of those runs that succeeded, of all that succeeded or failed, from 0 to 1. Not known of fewer than 5. Reported for templates.',
    type: 'number',
  },
  templateMinutes: {
    title: 'Time of the template',
    description:
      'Median minutes from the request to the end of those runs that succeeded. Not known of fewer than 5. Reported for templates.',
    type: 'number',
  },
  templateLastUsed: {
    title: 'Template was used',
    description:
      'When the newest of those runs was requested. Reported for templates.',
    type: 'instant',
  },
  sourceTemplateRuns: {
    title: 'Runs of the source template',
    description:
      'Number of times that the template in the annotation backstage.io/source-template was run within the window.',
    type: 'number',
  },
  createdByTemplate: {
    title: 'Created by the source template',
    description:
      'True if one of those runs registered the entity in the catalog. Not known otherwise: the run can be too old.',
    type: 'boolean',
  },
  goldenPathRuns: {
    title: 'Runs of all templates',
    description:
      'Number of runs of templates that succeeded or failed in the last 90 days. Reported for the configured organisation.',
    type: 'number',
  },
  goldenPathSuccess: {
    title: 'Success of all templates',
    description:
      'Share of those runs that succeeded, from 0 to 1. Not known of fewer than 5. Reported for the configured organisation.',
    type: 'number',
  },
  goldenPathMinutes: {
    title: 'Time of all templates',
    description:
      'Median minutes from the request to the end of those runs that succeeded. Not known of fewer than 5. Reported for the configured organisation.',
    type: 'number',
  },
  infrastructureRuns: {
    title: 'Runs for infrastructure',
    description:
      'Number of those runs that succeeded of templates that had the tag infrastructure when they were run. Reported for the configured organisation.',
    type: 'number',
  },
  infrastructureMinutes: {
    title: 'Wait for infrastructure',
    description:
      'Median minutes from the request to the end of the runs for infrastructure. Not known of fewer than 5. Reported for the configured organisation.',
    type: 'number',
  },
} as const satisfies Record<string, Declared>;

/** Name of a fact. */
export type FactName = keyof typeof declared;

/** The facts that other plugins know. */
export const backstageFacts: readonly FactDeclaration[] = Object.entries(
  declared,
).map(([name, fact]) => ({ name, ...fact, maxAge: MAX_AGE }));
