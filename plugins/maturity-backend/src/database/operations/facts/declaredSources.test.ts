import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  changeDeclaredSource,
  deleteOtherDeclarations,
  readDeclaredSources,
  SourceDeclaration,
} from './declaredSources';

const now = new Date('2026-11-29T12:00:00Z');

const declare = (...names: string[]): SourceDeclaration => ({
  title: 'Quality',
  description: 'Of a build',
  facts: names.map(name => ({
    ...{ name, title: name, description: name, type: 'boolean' },
    maxAge: { days: 1 },
    needsEvidence: false,
  })),
});

describe.each(testDatabaseIds)('declarations of sources, %p', id => {
  async function start() {
    const knex = await migratedDatabase(id);
    const change = (
      sourceId: string,
      to: (stored: SourceDeclaration | undefined) => SourceDeclaration,
    ) =>
      changeDeclaredSource(knex, {
        sourceId,
        change: to,
        declaredBy: 'ci',
        now,
      });
    return { knex, change };
  }

  it('are created, updated and left as they are', async () => {
    const { knex, change } = await start();
    expect(await readDeclaredSources(knex)).toEqual(new Map());
    expect(await change('a', () => declare('x'))).toBe('created');
    expect(await change('a', () => declare('x'))).toBe('unchanged');
    expect(await change('a', () => declare('x', 'y'))).toBe('updated');
    expect(await readDeclaredSources(knex)).toEqual(
      new Map([['a', declare('x', 'y')]]),
    );
  });

  it('stay if the change is refused, also the first one', async () => {
    const { knex, change } = await start();
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(change('a', refuse)).rejects.toThrow('refused');
    expect(await readDeclaredSources(knex)).toEqual(new Map());
    await change('a', () => declare('x'));
    await expect(change('a', refuse)).rejects.toThrow('refused');
    expect(await readDeclaredSources(knex)).toEqual(
      new Map([['a', declare('x')]]),
    );
  });

  it('change one after the other', async () => {
    const { knex, change } = await start();
    const names = ['p', 'q', 'r', 's'];
    await Promise.all(
      names.map(name =>
        change('a', stored =>
          declare(...(stored?.facts.map(fact => fact.name) ?? []), name),
        ),
      ),
    );
    const facts = (await readDeclaredSources(knex)).get('a')?.facts ?? [];
    expect(facts.map(({ name }) => name).sort()).toEqual(names);
  });

  it('are deleted with their source', async () => {
    const { knex, change } = await start();
    await change('a', () => declare('x'));
    await change('b', () => declare('x'));
    await deleteOtherDeclarations(knex, { sourceIds: ['b'] });
    expect([...(await readDeclaredSources(knex)).keys()]).toEqual(['b']);
  });
});
