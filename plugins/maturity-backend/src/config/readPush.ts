import { InputError } from '@backstage/errors';
import {
  ConfigProblems,
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import {
  AddedProof,
  FactDeclaration,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { checkDeclaration } from '../push/checkDeclaration';
import { PushConfig, PushedSource } from '../push/types';
import { readPushIssuers } from './readPushIssuers';

const PATH = 'maturity.push';

const texts = z.array(text, { error: 'must be a list of texts' });

const fact = settings({
  title: text,
  description: text,
  type: z.unknown(),
  maxAge: z.unknown(),
  needsEvidence: z.boolean({ error: 'must be true or false' }).default(false),
});

const source = settings({
  declaredBy: z
    .enum(['config', 'caller'], { error: 'must be config or caller' })
    .default('config'),
  title: text.optional(),
  description: text.optional(),
  facts: z.record(z.string(), fact, { error: 'must be an object' }).optional(),
  senders: texts.default([]),
  issuers: texts.default([]),
  proofs: z
    .array(settings({ check: text, condition: z.unknown() }), {
      error: 'must be a list',
    })
    .default([]),
});

const push = settings({
  issuers: z.unknown().optional(),
  sources: z
    .record(z.string(), source, { error: 'must be an object' })
    .default({}),
});

/**
 * Reads `maturity.push` of the configuration.
 *
 * @param taken - ids of the other sources
 * @throws InputError with the path of every problem
 */
export function readPush(value: unknown, taken: readonly string[]): PushConfig {
  const problems = new ConfigProblems();
  const input = value ?? {};
  const issuers = problems.attempt(
    () =>
      readPushIssuers(
        typeof input === 'object' ? Reflect.get(input, 'issuers') : undefined,
        `${PATH}.issuers`,
      ),
    [],
  );
  const parsed = problems.attempt(() => parseAt(push, input, PATH), undefined);
  const issuerIds = issuers.map(({ id }) => id);
  const sources = Object.entries(parsed?.sources ?? {}).map(([id, own]) => {
    const one = toSource(id, own);
    problems.attempt(() => {
      checkDeclarer(id, own);
      checkSource(one, { taken, issuerIds });
    }, undefined);
    return one;
  });
  problems.throwIfAny();
  return { issuers, sources };
}

/** Facts are declared in one place: here, or by a sender. */
function checkDeclarer(id: string, own: z.infer<typeof source>): void {
  const path = `${PATH}.sources.${id}`;
  const isOfCaller = own.declaredBy === 'caller';
  const settled = (['title', 'description', 'facts'] as const).find(
    key => (own[key] !== undefined) === isOfCaller,
  );
  if (settled) {
    throw new InputError(
      isOfCaller
        ? `${path}.${settled}: is declared by a sender with PUT /facts/sources/${id}; leave it out, or leave out declaredBy`
        : `${path}.${settled}: is missing; add it, or set declaredBy to caller`,
    );
  }
  if (isOfCaller && own.proofs.length > 0) {
    throw new InputError(
      `${path}.proofs: need facts that are declared here; leave out declaredBy`,
    );
  }
  if (isOfCaller && own.senders.length === 0) {
    throw new InputError(
      `${path}.senders: name at least one, which may declare the facts`,
    );
  }
}

function toSource(id: string, own: z.infer<typeof source>): PushedSource {
  const facts = Object.entries(own.facts ?? {});
  return {
    id,
    title: own.title ?? id,
    description: own.description ?? 'Its sender has not declared its facts.',
    isDeclaredByCaller: own.declaredBy === 'caller',
    // Checked below, as those of any source.
    facts: facts.map(
      ([name, { needsEvidence: _, ...declared }]) =>
        ({ name, ...declared } as FactDeclaration),
    ),
    proofs: own.proofs as AddedProof[],
    senders: own.senders,
    issuers: own.issuers,
    needsEvidence: new Set(
      facts.filter(([, one]) => one.needsEvidence).map(([name]) => name),
    ),
  };
}

function checkSource(
  one: PushedSource,
  known: { taken: readonly string[]; issuerIds: readonly string[] },
): void {
  const path = `${PATH}.sources.${one.id}`;
  if (known.taken.includes(one.id)) {
    throw new InputError(
      `${path}: there is already a fact source '${one.id}'; choose another id`,
    );
  }
  const issuer = one.issuers.find(id => !known.issuerIds.includes(id));
  if (issuer !== undefined) {
    throw new InputError(
      `${path}.issuers: there is no issuer '${issuer}' at ${PATH}.issuers`,
    );
  }
  if (one.senders.length + one.issuers.length === 0) {
    throw new InputError(
      `${path}: names nobody who may push; add senders or issuers`,
    );
  }
  try {
    if (one.isDeclaredByCaller) {
      checkSourceId(one.id);
    } else {
      checkDeclaration(one);
    }
  } catch (error) {
    throw new InputError(
      `${path}: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Facts are declared later, and any will do to check the id. */
function checkSourceId(id: string): void {
  const maxAge = { days: 1 };
  const any = { name: 'any', title: 'Any', description: 'Any', maxAge };
  checkDeclaration({
    ...{ id, title: id, description: id },
    facts: [{ ...any, type: 'boolean' }],
  });
}
