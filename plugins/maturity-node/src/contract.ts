import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import {
  Evidence,
  FactType,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts, FactSource } from './FactSource';

const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const camelCase = /^[a-z][a-zA-Z0-9]*$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

const isOfType = {
  boolean: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && Number.isFinite(value),
  string: value => typeof value === 'string',
  strings: value =>
    Array.isArray(value) && value.every(each => typeof each === 'string'),
  instant: value => typeof value === 'string' && instant.test(value),
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
} as const satisfies Record<FactType, (value: JsonValue) => boolean>;

/** Throws unless the source declares itself as agreed. */
export function checkDeclaration(source: FactSource): void {
  const { id, title, description, facts, batchSize, resumes } = source;
  must(kebabCase.test(id), `${id}: the id of a source is kebab case`);
  must(title && description, `${id}: a source has a title and a description`);
  must(facts.length, `${id}: a source declares at least one fact`);
  must(
    batchSize === undefined ||
      (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= 1000),
    `${id}: batchSize is between 1 and 1,000`,
  );
  must(
    resumes === undefined || resumes === true,
    `${id}: resumes is true or left out`,
  );
  must(
    !source.watch || source.subjectsOf,
    `${id}: news is of no use without subjectsOf`,
  );
  const names = new Set<string>();
  for (const fact of facts) {
    const { name } = fact;
    must(camelCase.test(name), `${id}/${name}: the name is not camel case`);
    must(!names.has(name), `${id}/${name}: declared twice`);
    names.add(name);
    must(
      fact.title && fact.description,
      `${id}/${name}: a fact has a title and a description`,
    );
    must(
      fact.type in isOfType,
      `${id}/${name}: unknown type ${JSON.stringify(fact.type)}`,
    );
    must(
      Object.values(fact.maxAge).some(amount => Number(amount) > 0),
      `${id}/${name}: maxAge is longer than nothing`,
    );
  }
}

/** Throws unless the source tells of every entity what it depends on, if of any. */
export function checkSubjects(
  source: FactSource,
  entities: readonly Entity[],
): void {
  for (const entity of entities) {
    const subjects = source.subjectsOf?.(entity) ?? [];
    must(
      Array.isArray(subjects) &&
        subjects.every(
          subject => typeof subject === 'string' && subject.trim(),
        ),
      `${source.id}: subjectsOf ${stringifyEntityRef(
        entity,
      )} is no list of names: ${JSON.stringify(subjects)}`,
    );
  }
}

/** Throws unless the answers are about the entities asked, in declared facts. */
export function checkAnswers(
  source: FactSource,
  entities: readonly Entity[],
  answers: ReadonlyMap<string, CollectedFacts>,
): void {
  const asked = new Set(entities.map(entity => stringifyEntityRef(entity)));
  const types = new Map(source.facts.map(({ name, type }) => [name, type]));
  for (const [ref, answer] of answers) {
    must(asked.has(ref), `${source.id}: answered ${ref}, which was not asked`);
    if ('error' in answer) {
      must(answer.error.trim(), `${source.id}: the error of ${ref} is empty`);
      continue;
    }
    if ('postponed' in answer) {
      const { until, reason } = answer.postponed;
      must(
        isOfType.instant(until),
        `${source.id}: ${ref} is postponed until ${JSON.stringify(
          until,
        )}, which is no instant in UTC`,
      );
      must(reason.trim(), `${source.id}: ${ref} is postponed without a reason`);
      continue;
    }
    if (!('facts' in answer)) {
      must(answer.unchanged, `${source.id}: ${ref} has no known answer`);
      continue;
    }
    must(answer.etag !== '', `${source.id}: the etag of ${ref} is empty`);
    for (const [name, fact] of Object.entries(answer.facts)) {
      const id = `${source.id}/${name} of ${ref}`;
      const type = types.get(name);
      must(type, `${id}: the fact is not declared`);
      if ('unknown' in fact) {
        must(fact.unknown.trim(), `${id}: unknown without a reason`);
        continue;
      }
      must(
        isOfType[type](fact.value),
        `${id}: expected ${type}, got ${JSON.stringify(fact.value)}`,
      );
      for (const evidence of fact.evidence ?? []) {
        checkEvidence(id, evidence);
      }
    }
  }
}

function checkEvidence(id: string, { title, url }: Evidence): void {
  must(title.trim(), `${id}: evidence without a title`);
  must(
    url === undefined || /^https?:\/\/[^/?#\s@]+(?:[/?#]\S*)?$/.test(url),
    `${id}: ${JSON.stringify(url)} is no web link, or it holds credentials`,
  );
}

function must(claim: unknown, message: string): asserts claim {
  if (!claim) {
    throw new Error(message);
  }
}
