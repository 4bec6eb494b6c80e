/**
 * Writes `docs/built-in-model.md` from the built-in model. With `--check`, it
 * fails if the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { builtInModel } from '../../plugins/maturity-common/src/model/builtIn/builtInModel';
import { modelToMarkdown } from './modelToMarkdown';

const path = resolve(__dirname, '../../docs/built-in-model.md');
const expected = format(modelToMarkdown(builtInModel), {
  ...resolveConfig.sync(path),
  filepath: path,
});

if (!process.argv.includes('--check')) {
  writeFileSync(path, expected);
} else if (readIfExists(path) !== expected) {
  process.stderr.write(
    'docs/built-in-model.md does not say what the built-in model does. Run `yarn docs:built-in-model` and commit the result.\n',
  );
  process.exitCode = 1;
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
