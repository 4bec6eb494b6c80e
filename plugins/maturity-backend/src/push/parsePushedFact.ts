import {
  CLOCK_SKEW,
  FactDeclaration,
  FactType,
  isUtcInstant,
  PushedFact,
  pushedFactSchema,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  checkAnswer,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { shorten } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PushedObservation } from './mergePushed';
import { FactSender, PushedSource } from './types';

const EARLIEST = '2000-01-01';
const MAX_MESSAGE = 500;

const typeNames = {
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  strings: 'a list of texts',
  instant: 'an instant in UTC like 2026-03-01T08:00:00Z',
  object: 'an object',
} as const satisfies Record<FactType, string>;

/** A valid fact, ready to be stored. */
export interface ParsedFact {
  readonly entityRef: string;
  readonly name: string;
  readonly observation: PushedObservation;
}

/** Parses pushed facts of one source and one sender. */
export function createFactParser(options: {
  readonly source: PushedSource;
  readonly sender: FactSender;
  readonly now: Date;
}): (
  item: unknown,
  place: string,
) => ParsedFact | { readonly message: string } {
  const { source, sender, now } = options;
  const declared = new Map(source.facts.map(fact => [fact.name, fact]));
  // The rules of stored facts are those of collected ones.
  const checked: FactSource = { ...source, collect: async () => new Map() };
  const names = [...declared.keys()].join(', ');

  return (item, place) => {
    const refuse = (path: string, problem: string) => ({
      message: shorten(`${place}${path}: ${problem}`, MAX_MESSAGE),
    });
    const parsed = pushedFactSchema.safeParse(item);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(toPath(issue.path), issue.message);
    }
    const pushed = parsed.data;
    const fact = declared.get(pushed.fact);
    if (!fact) {
      return refuse(
        '.fact',
        names
          ? `the source '${source.id}' declares ${names}`
          : `the source '${source.id}' has no facts yet; declare them with PUT /facts/sources/${source.id}`,
      );
    }
    const time = findTimeProblem(pushed.observedAt, now);
    if (time) {
      return refuse('.observedAt', time);
    }
    if ((pushed.value === undefined) === (pushed.unknown === undefined)) {
      return refuse('', 'must have either a value or a reason as unknown');
    }
    const { answer, problems } = checkAnswer(
      checked,
      { facts: { [fact.name]: toObservation(pushed, sender, now) } },
      { hasEtag: false },
    );
    if (problems.length > 0 || !('facts' in answer)) {
      return refuse(...explain(problems[0]?.message ?? '', fact));
    }
    if (
      source.needsEvidence.has(fact.name) &&
      pushed.unknown === undefined &&
      !hasLink(pushed, sender)
    ) {
      return refuse('.evidence', `'${fact.name}' needs evidence with a url`);
    }
    const observedAt = new Date(pushed.observedAt).toISOString();
    return {
      entityRef: pushed.entityRef,
      name: fact.name,
      observation: {
        ...answer.facts[fact.name],
        observedAt,
        grade: sender.grade,
      },
    };
  };
}

function toPath(path: readonly PropertyKey[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
}

function findTimeProblem(observedAt: string, now: Date): string | undefined {
  if (!isUtcInstant(observedAt) || observedAt < EARLIEST) {
    return 'must be an instant in UTC like 2026-03-01T08:00:00Z';
  }
  return Date.parse(observedAt) > now.getTime() + CLOCK_SKEW
    ? 'must not be in the future'
    : undefined;
}

/** Says who pushed it, when, and in which run. */
function toObservation(pushed: PushedFact, sender: FactSender, now: Date) {
  const { unknown, value, evidence = [] } = pushed;
  if (unknown !== undefined) {
    return { unknown: `${unknown} (pushed by ${sender.title})` };
  }
  const at = now.toISOString().slice(0, 16).replace('T', ' ');
  const title = `Pushed by ${sender.title} at ${at} UTC`;
  const push = sender.url ? { title, url: sender.url } : { title };
  return { value, evidence: [push, ...evidence] };
}

function hasLink({ evidence = [] }: PushedFact, { url }: FactSender): boolean {
  return url !== undefined || evidence.some(one => one.url !== undefined);
}

function explain(
  problem: string,
  { type }: FactDeclaration,
): [path: string, problem: string] {
  if (/declares type/.test(problem)) {
    return ['.value', `must be ${typeNames[type]}`];
  }
  return /link|evidence/.test(problem)
    ? ['.evidence', problem]
    : ['.value', problem];
}
