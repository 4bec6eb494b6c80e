import { InputError } from '@backstage/errors';
import {
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { OidcIssuer } from '../push/types';

const GITHUB = 'https://token.actions.githubusercontent.com';

/** Branches that nobody can change alone. Pull requests do not speak for an entity. */
const PROTECTED = { ref_protected: ['true'] };

/** The settings for each kind of code host. */
const hosts = {
  github: {
    claim: 'repository',
    annotation: 'github.com/project-slug',
    ignoresCase: true,
    require: PROTECTED,
  },
  gitlab: {
    claim: 'project_path',
    annotation: 'gitlab.com/project-slug',
    ignoresCase: true,
    require: PROTECTED,
  },
} as const;

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

const SAFE = 'must be an https address without query, user or fragment';

/** Tokens are trusted by the keys that come from there. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname, username, search, hash } = new URL(address);
  const isPrivate = protocol === 'https:' || LOCAL.test(hostname);
  return isPrivate && !username && !search && !hash;
}

const address = text.refine(isSafe, SAFE);

const oneOrMore = z
  .union([text, z.array(text).min(1, 'must not be empty')], {
    error: 'must be a text, or a list of texts',
  })
  .transform(value => [value].flat());

const issuer = settings({
  type: z
    .enum(['github', 'gitlab', 'oidc'], {
      error: "must be 'github', 'gitlab' or 'oidc'",
    })
    .default('oidc'),
  issuer: address.optional(),
  jwksUrl: address.optional(),
  audience: oneOrMore,
  webUrl: address.optional(),
  claim: text.optional(),
  annotation: text.optional(),
  require: z
    .record(z.string(), oneOrMore, { error: 'must be an object' })
    .optional(),
}).transform((own, context) => {
  const host = own.type === 'oidc' ? undefined : hosts[own.type];
  const need = (key: string, value?: string): string => {
    if (value === undefined) {
      const message = `must be given for the type '${own.type}'`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
    return value ?? '';
  };
  const url = need(
    'issuer',
    own.issuer ?? (own.type === 'github' ? GITHUB : undefined),
  );
  return {
    type: own.type,
    issuer: url,
    jwksUrl: own.jwksUrl,
    audience: own.audience,
    binding: {
      claim: need('claim', own.claim ?? host?.claim),
      annotation: need('annotation', own.annotation ?? host?.annotation),
      webUrl: own.webUrl ?? (host && findWebUrl(url)),
      ignoresCase: host?.ignoresCase ?? false,
    },
    require: new Map(Object.entries(own.require ?? host?.require ?? {})),
  };
});

/** A code host issues its tokens itself, GitHub's public one at another host. */
function findWebUrl(url: string): string | undefined {
  if (url === GITHUB) {
    return 'https://github.com';
  }
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

const issuers = z.record(z.string(), issuer, { error: 'must be an object' });

/**
 * The issuers of `maturity.push.issuers`.
 *
 * @throws InputError with the path of every problem
 */
export function readPushIssuers(value: unknown, path: string): OidcIssuer[] {
  const parsed = Object.entries(parseAt(issuers, value ?? {}, path));
  const seen = new Map<string, string>();
  return parsed.map(([id, own]) => {
    const other = seen.get(own.issuer);
    if (other !== undefined) {
      throw new InputError(
        `${path}.${id}.issuer: is that of '${other}' already`,
      );
    }
    seen.set(own.issuer, id);
    return { id, ...own };
  });
}
