import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * Describes the facts that mean the same at each code host.
 *
 * @param words - Name of the host, and its words for a repository and for runs of a pipeline.
 * @public
 */
export function describeSharedFacts({
  host,
  noun,
  runs = 'runs',
}: {
  readonly host: string;
  readonly noun: string;
  readonly runs?: string;
}) {
  return {
    visibility: {
      title: 'Visibility',
      description: `Who may read the ${noun}: public, internal or private.`,
      type: 'string',
    },
    archived: {
      title: 'Archived',
      description: `Whether the ${noun} is archived, hence read-only.`,
      type: 'boolean',
    },
    defaultBranch: {
      title: 'Default branch',
      description: 'Name of the default branch. An empty repository has none.',
      type: 'string',
    },
    topics: {
      title: 'Topics',
      description: `Topics of the ${noun}.`,
      type: 'strings',
    },
    licences: {
      title: 'Licence',
      description: `SPDX identifier of the licence that ${host} recognised; empty without one.`,
      type: 'strings',
    },
    pipelineSuccessShare: {
      title: 'Pipeline success',
      description: `Share of those ${runs} that succeeded, from 0 to 1.`,
      type: 'number',
    },
    pipelineLastSuccess: {
      title: 'Last success of the pipeline',
      description: `When the last of those ${runs} that succeeded had begun.`,
      type: 'instant',
    },
    pipelineMedianMinutes: {
      title: 'Duration of the pipeline',
      description: `Median of minutes that those ${runs} took that succeeded.`,
      type: 'number',
    },
    forcePushBlocked: {
      title: 'Force push blocked',
      description:
        'Whether the history of the default branch cannot be replaced.',
      type: 'boolean',
    },
    releases: {
      title: 'Releases',
      description: 'Releases that were published in 90 days, counted up to 20.',
      type: 'number',
    },
    lastRelease: {
      title: 'Last release',
      description: 'When the last release was published.',
      type: 'instant',
    },
    codeowners: {
      title: 'Code owners',
      description: 'Whether there is a CODEOWNERS file with a rule in it.',
      type: 'boolean',
    },
  } as const satisfies Readonly<
    Record<string, Omit<FactDeclaration, 'name' | 'maxAge'>>
  >;
}
