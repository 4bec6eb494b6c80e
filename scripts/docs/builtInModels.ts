/**
 * Writes `docs/built-in-model.md` from the built-in models. With `--check`, it
 * fails if the file is out of date.
 */
import { declaredSources } from '../../plugins/maturity-common/src/model/builtIn/__testUtils__/declaredSources';
import { builtInModels } from '../../plugins/maturity-common/src/model/builtIn/builtInModels';
import { writeOrCheck } from './document';
import { modelsToMarkdown } from './modelToMarkdown';

writeOrCheck({
  path: 'docs/built-in-model.md',
  markdown: modelsToMarkdown(builtInModels, declaredSources),
  check: process.argv.includes('--check'),
});
