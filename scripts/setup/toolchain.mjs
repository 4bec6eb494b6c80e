import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runOrExit, say } from './commands.mjs';

const YARN_VERSION = '4.13.0';
const NODE_MAJOR = 24;
const SUPPORTED_MAJORS = [22, 24];

/**
 * Finds or downloads the Node and yarn of this repository. Downloads go to the
 * ignored folder `.tools`, from the user's npm registry.
 */
export function prepareToolchain(root) {
  const tools = path.join(root, '.tools');
  const major = Number(process.versions.node.split('.')[0]);
  const runningNodeFits = SUPPORTED_MAJORS.includes(major);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const nodePackage = `node-${platform}-${process.arch}`;

  const node = runningNodeFits
    ? process.execPath
    : path.join(
        tools,
        'node_modules',
        nodePackage,
        'bin',
        platform === 'win' ? 'node.exe' : 'node',
      );
  const yarn = callersYarn() ?? fetchedYarn(tools);

  const missing = [
    existsSync(node) ? undefined : `${nodePackage}@${NODE_MAJOR}`,
    yarn.present ? undefined : `@yarnpkg/cli-dist@${YARN_VERSION}`,
  ].filter(Boolean);
  if (missing.length > 0) {
    say(
      `Fetching ${missing.join(' and ')} into .tools (Node ${
        process.versions.node
      } is running, ${SUPPORTED_MAJORS.join(' or ')} is needed)`,
    );
    // Install everything with one command: npm removes packages that the
    // command does not name.
    const wanted = runningNodeFits ? [] : [`${nodePackage}@${NODE_MAJOR}`];
    npm([
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      tools,
      ...wanted,
      `@yarnpkg/cli-dist@${YARN_VERSION}`,
    ]);
  }

  const searchPath = [
    path.dirname(node),
    path.join(tools, 'node_modules', '.bin'),
    process.env.PATH,
  ].join(path.delimiter);
  const env = { ...process.env, PATH: searchPath, YARN_ENABLE_TELEMETRY: '0' };
  if (process.platform === 'win32') delete env.Path;
  return { node, yarn: yarn.file, env };
}

/** Returns the registry in the user's npm configuration. */
export function npmRegistry() {
  return npm(['config', 'get', 'registry'], { capture: true }).trim();
}

function callersYarn() {
  const { npm_config_user_agent: agent = '', npm_execpath: file = '' } =
    process.env;
  return /^yarn\/4\./.test(agent) && /\.c?js$/.test(file) && existsSync(file)
    ? { file, present: true }
    : undefined;
}

function fetchedYarn(tools) {
  const folder = path.join(tools, 'node_modules', '@yarnpkg', 'cli-dist');
  const manifest = path.join(folder, 'package.json');
  const present =
    existsSync(manifest) &&
    JSON.parse(readFileSync(manifest, 'utf8')).version === YARN_VERSION;
  return { file: path.join(folder, 'bin', 'yarn.js'), present };
}

function npm(args, options) {
  const { npm_config_user_agent: agent = '', npm_execpath: file } = process.env;
  if (file && agent.startsWith('npm/')) {
    return runOrExit(process.execPath, [file, ...args], options);
  }
  const windows = process.platform === 'win32';
  return runOrExit(windows ? 'npm.cmd' : 'npm', args, {
    ...options,
    shell: windows,
  });
}
