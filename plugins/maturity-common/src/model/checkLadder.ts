import { JsonObject, JsonValue } from '@backstage/types';
import { Path, Report } from './Problems';

/**
 * Reports duplicate ids and stages without a required check. The model may have
 * other problems.
 */
export function checkLadder(
  model: JsonValue | undefined,
  report: Report,
): void {
  const stageIds = new Map<string, Path>();
  const checkIds = new Map<string, Path>();

  readItems(model, 'stages').forEach((stage, stageIndex) => {
    const stagePath = ['stages', stageIndex];
    noteId(stageIds, stage, stagePath);
    const checks = readItems(stage, 'checks');

    checks.forEach((check, checkIndex) => {
      const checkPath = [...stagePath, 'checks', checkIndex];
      noteId(checkIds, check, checkPath);
      if (stageIndex === 0 && isObject(check) && check.required !== false) {
        report(
          [...checkPath, 'required'],
          'must be false: every assessed entity reaches the first stage. To require this check, add a stage without checks below this one',
        );
      }
    });

    const isUnlocked = checks.some(
      check => !isObject(check) || check.required !== false,
    );
    if (stageIndex > 0 && !isUnlocked) {
      report(
        [...stagePath, 'checks'],
        'must have a required check: only the first stage can have none',
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

function readItems(
  value: JsonValue | undefined,
  key: string,
): readonly JsonValue[] {
  const items = isObject(value) ? value[key] : undefined;
  return Array.isArray(items) ? items : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
