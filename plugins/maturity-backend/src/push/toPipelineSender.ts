import { webUrl } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { isBoundTo } from './bindEntity';
import { VerifiedToken } from './OidcVerifier';
import { FactSender } from './types';

/** The run of a pipeline: the claim with its number, and its path below the repository. */
const runs = {
  github: { claim: 'run_id', path: (id: string) => `actions/runs/${id}` },
  gitlab: { claim: 'job_id', path: (id: string) => `-/jobs/${id}` },
} as const;

/** The pipeline that a token was issued to, as a sender of facts. */
export function toPipelineSender(verified: VerifiedToken): FactSender {
  const { issuer, repository } = verified;
  const run = findRun(verified);
  return {
    title: run ? `${repository} (run ${run.id})` : repository,
    url: run?.url,
    grade: 'observed',
    isBoundTo: entity => isBoundTo(entity, repository, issuer.binding),
    refusal: `the catalog has no such entity that belongs to ${repository} by its annotation ${issuer.binding.annotation} or the location of its code`,
  };
}

function findRun({ issuer, claims, repository }: VerifiedToken) {
  if (issuer.type === 'oidc') {
    return undefined;
  }
  const { claim, path } = runs[issuer.type];
  const id = String(claims[claim] ?? '');
  if (!/^\d+$/.test(id)) {
    return undefined;
  }
  const { webUrl: host = '' } = issuer.binding;
  const url = webUrl(`${host.replace(/\/$/, '')}/${repository}/${path(id)}`);
  return { id, url };
}
