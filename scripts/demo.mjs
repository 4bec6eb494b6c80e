import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './commands.mjs';

const FILES = [
  'app-config.yaml',
  'examples/app-config.examples.yaml',
  'app-config.local.yaml',
];

/** The `--config` arguments of the demo; a local file has the last word. */
export function demoConfigs() {
  return FILES.map(file => path.join(root, file))
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
}
