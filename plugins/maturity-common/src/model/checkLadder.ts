import { JsonObject, JsonValue } from '@backstage/types';
import { Path, Report } from './Problems';

/**
 * Reports what is wrong between stages and checks, in a model that may have
 * problems elsewhere: ids that are used twice, and stages that nothing unlocks.
 */
export function checkLadder(
  model: JsonValue | undefined,
  report: Report,
): void {
  const stageIds = new Map<string, Path>();
  const checkIds = new Map<string, Path>();

  itemsOf(model, 'stages').forEach((stage, stageIndex) => {
    const stagePath = ['stages', stageIndex];
    noteId(stageIds, stage, stagePath);
    const checks = itemsOf(stage, 'checks');

    checks.forEach((check, checkIndex) => {
      const checkPath = [...stagePath, 'checks', checkIndex];
      noteId(checkIds, check, checkPath);
      if (stageIndex === 0 && isObject(check) && check.required !== false) {
        report(
          [...checkPath, 'required'],
          'must be false: the first stage is the floor, where every assessed entity stands. Put a stage without checks below it to make it one that is reached',
        );
      }
    });

    const isUnlocked = checks.some(
      check => !isObject(check) || check.required !== false,
    );
    if (stageIndex > 0 && !isUnlocked) {
      report(
        [...stagePath, 'checks'],
        'must have a required check: only the first stage, the floor, is reached without any',
      );
    }
  });

  function noteId(
    seen: Map<string, Path>,
    item: JsonValue | undefined,
    path: Path,
  ) {
    const id = isObject(item) ? item.id : undefined;
    if (typeof id !== 'string') {
      return;
    }
    const first = seen.get(id);
    if (first) {
      report(
        [...path, 'id'],
        `'${id}' is already the id of ${first
          .map(key =>
            typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
          )
          .join('')
          .slice(1)}`,
      );
    } else {
      seen.set(id, path);
    }
  }
}

function itemsOf(
  value: JsonValue | undefined,
  key: string,
): readonly JsonValue[] {
  const items = isObject(value) ? value[key] : undefined;
  return Array.isArray(items) ? items : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
