import { CheckInput, Condition } from '../model/types';
import { check, entity, ladder, now, sources } from './__fixtures__/tiny';
import { evaluateModel } from './evaluateModel';
import { FactObservation, SourceFacts } from './input';
import { CheckResult } from './types';

const fresh = '2026-06-15T11:00:00Z';
const statement = { by: 'user:default/ana', on: '2026-06-01' };
const attested = { value: true, statement };

/** Facts of a tool, and what people state of the check `a`. */
interface World {
  readonly tool?: { [name: string]: FactObservation };
  readonly look?: Partial<SourceFacts>;
  readonly attestation?: FactObservation;
  readonly of?: Condition;
  readonly grade?: 'observed' | 'declared';
}

const condition: Condition = {
  $any: [
    { $decides: true, 'test/boolean': true },
    { 'test/strings': { $notEmpty: true } },
    { 'entity/metadata.annotations.a.b/d': { $exists: true } },
    { 'attestation/a': true },
  ],
};

function judge(world: World): CheckResult {
  const { tool, look, attestation, of = condition, grade } = world;
  return evaluateModel({
    model: ladder([check('a', of, { grade })]),
    sources,
    entity,
    facts: {
      ...(tool && { test: { facts: tool, observedAt: fresh, ...look } }),
      attestation: {
        facts: { a: attestation ?? { value: false } },
        observedAt: fresh,
      },
    },
    now,
  }).checks[0];
}

const falseSeen = { boolean: { value: false }, strings: { value: [] } };

describe('the grade of a check', () => {
  it.each<[string, World, Partial<CheckResult>]>([
    [
      'observed to hold',
      { tool: { boolean: { value: true } } },
      { outcome: 'pass', grade: 'observed' },
    ],
    [
      'observed elsewhere: absence in one place is no contradiction',
      { tool: { boolean: { value: false }, strings: { value: ['x'] } } },
      { outcome: 'pass', grade: 'observed' },
    ],
    [
      'declared by the source',
      {
        tool: {
          boolean: { value: false, grade: 'declared' },
          strings: { value: ['x'], grade: 'declared' },
        },
      },
      { outcome: 'pass', grade: 'declared' },
    ],
    [
      'observed not to hold anywhere',
      { tool: falseSeen },
      { outcome: 'fail', grade: 'observed' },
    ],
    [
      'attested, and contradicted by what decides',
      { tool: falseSeen, attestation: attested },
      { outcome: 'fail', grade: 'observed', contradicted: true },
    ],
    [
      'attested, and the kept observation before an error contradicts',
      {
        tool: falseSeen,
        look: { error: { message: 'Bad gateway', at: fresh } },
        attestation: attested,
      },
      { outcome: 'fail', grade: 'observed', contradicted: true },
    ],
  ])('%s', (_, world, expected) => {
    expect(judge(world)).toMatchObject(expected);
    expect(judge(world).unknown).toBeUndefined();
  });

  it.each<[string, World, string]>([
    ['has not reported', {}, 'notReported'],
    [
      'is stale',
      { tool: falseSeen, look: { observedAt: '2026-06-01T00:00:00Z' } },
      'stale',
    ],
    [
      'fails',
      {
        look: { error: { message: 'No', at: fresh }, observedAt: undefined },
        tool: {},
      },
      'error',
    ],
    [
      'lacks a permission',
      { tool: { boolean: { unknown: 'needs admin:read' } } },
      'notObservable',
    ],
  ])('a statement does not stand in while the source %s', (_, world, cause) => {
    const { outcome, unknown, proofs } = judge({
      ...world,
      attestation: attested,
    });
    expect([outcome, unknown?.cause]).toEqual(['unknown', cause]);
    // The statement is shown.
    expect(proofs.at(-1)).toMatchObject({ outcome: 'pass', grade: 'attested' });
  });

  it.each<[string, World]>([
    [
      'the source cannot look at the entity',
      { tool: { boolean: { unknown: 'not on GitHub', outOfScope: true } } },
    ],
    [
      'the source is not installed',
      {
        of: {
          $any: [
            { $decides: true, 'github/branchProtected': true },
            { 'attestation/a': true },
          ],
        },
      },
    ],
  ])('a statement counts where %s', (_, world) => {
    expect(judge({ ...world, attestation: attested })).toMatchObject({
      outcome: 'pass',
      grade: 'attested',
    });
  });

  it('is too weak for a check that asks for more', () => {
    const of = { $any: [{ 'attestation/a': true }] };
    expect(
      judge({ of, grade: 'declared', attestation: attested }),
    ).toMatchObject({
      outcome: 'unknown',
      unknown: { cause: 'tooWeak', grade: 'attested', needed: 'declared' },
    });
    expect(judge({ of, attestation: attested }).outcome).toBe('pass');
  });

  it('is not a failure where only people could state it, and nobody did', () => {
    const of = { $any: [{ 'attestation/a': true }] };
    expect(judge({ of })).toMatchObject({
      outcome: 'unknown',
      unknown: { cause: 'notAttested', fact: 'attestation/a' },
    });
  });

  it('is unknown where a guard cannot tell whether what decides applies', () => {
    const of = {
      $any: [
        { $when: { 'test/string': 'x' }, $decides: true, 'test/boolean': true },
        { 'attestation/a': true },
      ],
    };
    const at = (tool: World['tool']) =>
      judge({ of, tool, attestation: attested }).outcome;
    expect(at(falseSeen)).toBe('unknown');
    expect(at({ ...falseSeen, string: { value: 'y' } })).toBe('pass');
    expect(at({ ...falseSeen, string: { value: 'x' } })).toBe('fail');
  });
});

describe('a time in the future', () => {
  const soon = '2026-06-15T12:04:00Z';
  const later = '2026-06-15T12:06:00Z';
  const of = (operator: string) => ({
    'test/instant': { [operator]: { days: 1 } },
  });

  it.each(['$within', '$olderThan'])('is invalid for %s', operator => {
    const at = (value: string) =>
      judge({ of: of(operator), tool: { instant: { value } } });
    expect(at(soon).outcome).toBe(operator === '$within' ? 'pass' : 'fail');
    expect(at(later).unknown).toEqual({
      reason: 'error',
      cause: 'inFuture',
      at: later,
    });
  });

  it('does not make a fact fresh', () => {
    const tool = { boolean: { value: true } };
    expect(judge({ tool, look: { observedAt: soon } }).outcome).toBe('pass');
    expect(judge({ tool, look: { observedAt: later } })).toMatchObject({
      outcome: 'unknown',
      unknown: { cause: 'inFuture', at: later },
    });
  });
});

describe('what is measured', () => {
  const evaluate = (...checks: CheckInput[]) =>
    evaluateModel({
      model: ladder([
        check('said', { 'attestation/said': true }),
        check('ours', { 'attestation/ours': true }, { of: 'organization' }),
        ...checks,
      ]),
      sources,
      entity,
      facts: { attestation: { observedAt: fresh, facts: { said: attested } } },
      related: {
        organization: {
          entity: { ...entity, kind: 'Group' },
          facts: {
            attestation: { observedAt: fresh, facts: { ours: attested } },
          },
        },
      },
      now,
    });

  it('counts by grade, without what the organisation states', () => {
    const { measured } = evaluate(
      check('seen', { 'test/boolean': true }),
      check('linked', { 'entity/metadata.annotations.a.b/c': 'x' }),
    );
    expect(measured).toEqual({
      observed: 0,
      declared: 1,
      attested: 1,
      applicable: 3,
    });
  });

  it('is nothing where only people state something', () => {
    const { rank, stage, measured } = evaluate();
    expect([rank, stage]).toEqual([0, undefined]);
    expect(measured).toMatchObject({ attested: 1, applicable: 1 });
  });
});
