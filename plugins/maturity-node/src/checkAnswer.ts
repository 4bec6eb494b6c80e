import { JsonValue } from '@backstage/types';
import {
  allGrades,
  Evidence,
  FactObservation,
  FactType,
  Grade,
  isUtcInstant,
  parseDate,
  Statement,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts, FactSource } from './FactSource';
import { cleanText, cleanValue, shorten, toMessage, webUrl } from './http/text';

/** A longer value, as JSON, is not stored: a fact is an answer, not a document. */
const MAX_VALUE_LENGTH = 32_768;
/** Values of one entity together, as JSON: each run reads and compares them. */
const MAX_ANSWER_LENGTH = 131_072;
const MAX_EVIDENCE = 50;
const MAX_TITLE_LENGTH = 200;
/** Characters of the words of whoever states something. */
const MAX_NOTE = 2_000;

const hasType = {
  boolean: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && Number.isFinite(value),
  string: value => typeof value === 'string',
  strings: value =>
    Array.isArray(value) && value.every(item => typeof item === 'string'),
  instant: isUtcInstant,
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
} as const satisfies Record<FactType, (value: unknown) => boolean>;

/** An answer of a source for one entity after the check. @public */
export interface CheckedAnswer {
  /** Safe to store and to show. Facts that break the contract are unknown, with the reason. */
  readonly answer: CollectedFacts;
  /** Names of facts that the source does not declare. They are left out. */
  readonly undeclared: readonly string[];
  /** Everything that breaks the contract, with the name of the fact if it is about one. */
  readonly problems: readonly {
    readonly fact?: string;
    readonly message: string;
  }[];
}

/**
 * Checks and cleans an answer of a source for one entity. Never throws, whatever
 * the source returned.
 *
 * @param answer - `undefined` if the entity is absent from the answers.
 * @param options - `hasEtag`: whether the source got an etag for this entity.
 * @public
 */
export function checkAnswer(
  source: FactSource,
  answer: unknown,
  { hasEtag }: { readonly hasEtag: boolean },
): CheckedAnswer {
  if (answer === undefined) {
    return accept({ facts: {} });
  }
  if (typeof answer !== 'object' || answer === null) {
    return refuse('the source answered with something that is not facts');
  }
  if ('error' in answer) {
    return accept(
      { error: toMessage(answer.error) },
      isBlank(answer.error) && 'the error is empty',
    );
  }
  if ('postponed' in answer) {
    return checkPostponed(answer.postponed);
  }
  if ('unchanged' in answer) {
    return hasEtag
      ? accept({ unchanged: true })
      : refuse("the source answered 'unchanged' without an earlier answer");
  }
  const facts: unknown = Reflect.get(answer, 'facts');
  return typeof facts === 'object' && facts !== null
    ? checkFacts(source, facts, Reflect.get(answer, 'etag'))
    : refuse('the source answered without facts');
}

function accept(
  answer: CollectedFacts,
  problem: string | false = false,
): CheckedAnswer {
  const problems = problem ? [{ message: problem }] : [];
  return { answer, undeclared: [], problems };
}

function refuse(error: string, problem = error): CheckedAnswer {
  return accept({ error }, problem);
}

function isBlank(text: unknown): boolean {
  return typeof text === 'string' && text.trim() === '';
}

function checkPostponed(postponed: unknown): CheckedAnswer {
  const { until, reason } = Object(postponed) as { [part: string]: unknown };
  if (!isUtcInstant(until)) {
    return refuse(
      'the source postponed its answer without saying until when',
      `postponed until ${quote(until)}, which is no instant in UTC`,
    );
  }
  return accept(
    {
      postponed: {
        until: new Date(until).toISOString(),
        reason: reason ? toMessage(reason) : 'without a reason',
      },
    },
    (!reason || isBlank(reason)) && 'postponed without a reason',
  );
}

function checkFacts(
  source: FactSource,
  reported: object,
  etag: unknown,
): CheckedAnswer {
  const types = new Map(source.facts.map(fact => [fact.name, fact.type]));
  const facts: { [name: string]: FactObservation } = {};
  const undeclared: string[] = [];
  const problems: { fact?: string; message: string }[] = [];
  let length = 0;
  for (const [fact, observation] of Object.entries(reported)) {
    const type = types.get(fact);
    if (type) {
      const checked = checkObservation(type, observation, message =>
        problems.push({ fact, message }),
      );
      length += 'value' in checked ? JSON.stringify(checked.value).length : 0;
      facts[fact] = checked;
      if (length > MAX_ANSWER_LENGTH && 'value' in checked) {
        const message = `the values of the entity are longer than ${MAX_ANSWER_LENGTH} characters together`;
        problems.push({ fact, message });
        facts[fact] = { unknown: message };
      }
    } else {
      undeclared.push(fact);
      problems.push({ fact, message: 'the fact is not declared' });
    }
  }
  if (etag === '') {
    problems.push({ message: 'the etag is empty' });
  }
  const answer =
    typeof etag === 'string' && etag
      ? { facts, etag: cleanText(etag) }
      : { facts };
  return { answer, undeclared, problems };
}

/** Cleans a reported fact, or says why it is not accepted. */
function checkObservation(
  type: FactType,
  reported: unknown,
  report: (problem: string) => void,
): FactObservation {
  const reject = (unknown: string): FactObservation => {
    report(unknown);
    return { unknown };
  };
  if (typeof reported !== 'object' || reported === null) {
    return reject('the source reported something that is not a fact');
  }
  if ('unknown' in reported) {
    if (isBlank(reported.unknown)) {
      report('unknown without a reason');
    }
    return {
      unknown: toMessage(reported.unknown),
      ...(Reflect.get(reported, 'outOfScope') === true && { outOfScope: true }),
      ...readRestsOn(reported),
    };
  }
  if (!('value' in reported) || !hasType[type](reported.value)) {
    const seen = 'value' in reported ? describeType(reported.value) : 'nothing';
    return reject(
      `the source reported ${seen} where it declares type '${type}'`,
    );
  }
  const value = toJson(reported.value);
  if (value === undefined) {
    return reject(
      `the reported value is not JSON or longer than ${MAX_VALUE_LENGTH} characters`,
    );
  }
  return {
    value,
    ...readGrade(reported, report),
    ...readEvidence(reported, report),
    ...readInstant(reported, 'observedAt', report),
    ...readInstant(reported, 'expiresAt', report),
    ...readStatement(reported, report),
    ...readRestsOn(reported),
  };
}

function describeType(value: unknown): string {
  if (typeof value === 'number') {
    return `the number ${value}`;
  }
  return Array.isArray(value) ? 'a list' : `type '${typeof value}'`;
}

function quote(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : describeType(value);
}

function toJson(value: unknown): JsonValue | undefined {
  try {
    const text = JSON.stringify(value);
    return text === undefined || text.length > MAX_VALUE_LENGTH
      ? undefined
      : cleanValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function readEvidence(
  reported: object,
  report: (problem: string) => void,
): { evidence?: Evidence[] } {
  if (!('evidence' in reported) || !Array.isArray(reported.evidence)) {
    return {};
  }
  const seen: unknown[] = reported.evidence;
  const evidence = seen
    .slice(0, MAX_EVIDENCE)
    .flatMap(item => toEvidence(item, report));
  if (seen.length > MAX_EVIDENCE) {
    evidence.push({ title: `and ${seen.length - MAX_EVIDENCE} more` });
  }
  return evidence.length > 0 ? { evidence } : {};
}

function toEvidence(
  item: unknown,
  report: (problem: string) => void,
): Evidence[] {
  const { title: given, url: address } = Object(item) as Partial<
    Record<string, unknown>
  >;
  const title = shorten(cleanText(String(given ?? '')), MAX_TITLE_LENGTH);
  if (!title) {
    report('evidence without a title');
    return [];
  }
  const url = webUrl(address);
  if (address === undefined || (url && !hasCredentials(url))) {
    return [url ? { title, url } : { title }];
  }
  report(`${quote(address)} is no web link, or it holds credentials`);
  return [{ title }];
}

function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return Boolean(username || password);
}

function readGrade(
  reported: object,
  report: (problem: string) => void,
): { grade?: Grade } {
  const reportedGrade: unknown = Reflect.get(reported, 'grade');
  const grade = allGrades.find(one => one === reportedGrade);
  if (reportedGrade !== undefined && !grade) {
    report(`grade ${quote(reportedGrade)} is none of ${allGrades.join(', ')}`);
  }
  return grade ? { grade } : {};
}

function readStatement(
  reported: object,
  report: (problem: string) => void,
): { statement?: Statement } {
  const statement: unknown = Reflect.get(reported, 'statement');
  if (typeof statement !== 'object' || statement === null) {
    return {};
  }
  const by = shorten(
    cleanText(String(Reflect.get(statement, 'by') ?? '')),
    MAX_TITLE_LENGTH,
  );
  const on: unknown = Reflect.get(statement, 'on');
  if (by && typeof on === 'string' && parseDate(on) !== undefined) {
    const answer: unknown = Reflect.get(statement, 'answer');
    const note: unknown = Reflect.get(statement, 'note');
    return {
      statement: {
        ...{ by, on },
        ...((answer === 'no' || answer === 'notYet') && { answer }),
        ...(typeof note === 'string' && {
          note: shorten(cleanText(note), MAX_NOTE),
        }),
      },
    };
  }
  report('statement without an author and a date');
  return {};
}

/** All of them, however many: without one, a caller would see more than they may. */
function readRestsOn(reported: object): { restsOn?: string[] } {
  const refs: unknown = Reflect.get(reported, 'restsOn');
  return Array.isArray(refs) && refs.length > 0
    ? { restsOn: refs.map(ref => cleanText(String(ref))) }
    : {};
}

function readInstant<K extends 'observedAt' | 'expiresAt'>(
  reported: object,
  key: K,
  report: (problem: string) => void,
): { [P in K]?: string } {
  const instant: unknown = Reflect.get(reported, key);
  if (isUtcInstant(instant)) {
    return { [key]: instant } as { [P in K]: string };
  }
  if (instant !== undefined) {
    report(`${key} ${quote(instant)} is no instant in UTC`);
  }
  return {};
}
