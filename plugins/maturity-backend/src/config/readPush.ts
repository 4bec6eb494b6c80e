import { InputError } from '@backstage/errors';
import { checkFactSource } from '@platform-maturity/backstage-plugin-maturity-node';
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
  title: text,
  description: text,
  facts: z.record(z.string(), fact, { error: 'must be an object' }),
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
  const sources = Object.entries(parsed?.sources ?? {}).map(([id, own]) =>
    toSource(id, own),
  );
  const issuerIds = issuers.map(({ id }) => id);
  for (const one of sources) {
    problems.attempt(() => checkSource(one, { taken, issuerIds }), undefined);
  }
  problems.throwIfAny();
  return { issuers, sources };
}

function toSource(id: string, own: z.infer<typeof source>): PushedSource {
  const facts = Object.entries(own.facts);
  return {
    id,
    title: own.title,
    description: own.description,
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
  const { senders, issuers, needsEvidence, ...declared } = one;
  try {
    // The contract of all sources, of which only this is about collecting.
    checkFactSource({ ...declared, collect: async () => new Map() });
  } catch (error) {
    throw new InputError(
      `${path}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
