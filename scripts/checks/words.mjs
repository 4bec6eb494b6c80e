import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../commands.mjs';

/**
 * Phrases to avoid and their replacements. `in` limits a rule to prose, messages
 * or comments.
 */
export const rules = [
  {
    in: 'comments',
    avoid: /^\s*(?:\/\*\*|\/\/|\*)\s+What\b(?!.*\?)/,
    use: 'a noun or a verb first: "The facts that …", "Reads …"',
  },
  {
    avoid:
      /\b(?:nobody|no one|somebody|someone) (?:who|that) (?:does|has) not\b/i,
    use: 'a positive subject',
  },
  {
    avoid: /\b(?:stands? in the way of|holds? back|holds? up)\b/i,
    use: 'blocks',
  },
  { avoid: /\bwhere they stand\b/i, use: 'services by stage' },
  { avoid: /\blooked at (?:now|just now)\b/i, use: 'updated just now' },
  { avoid: /\b(?:last|first) looks?\b/i, use: 'last (first) collection' },
  { avoid: /\bsources? looked\b/i, use: 'sources checked' },
  { avoid: /\bpays? most\b/i, use: 'highest impact' },
  { avoid: /\bproofs tried\b/i, use: 'evidence checked' },
  { avoid: /\bwhat became of\b/i, use: 'results of' },
  { avoid: /\bto have it measured\b/i, use: 'how to measure' },
  { avoid: /\bthe one in the middle\b/i, use: 'median' },
  { avoid: /\bnot to be compared\b/i, use: 'not enough data' },
  { avoid: /\bnothing was ever reported\b/i, use: 'no data received' },
  { avoid: /\buntil all is well\b/i, use: 'time to restore service' },
  { avoid: /\battested by nobody\b/i, use: 'no attestation' },
  { avoid: /\bby a machine\b/i, use: 'automated' },
  { avoid: /\brulers?\b/i, use: 'scale' },
  { in: 'prose', avoid: /\b(?:is|are) told\b(?! to)/i, use: 'is reported' },
  {
    in: 'prose',
    avoid: /\blanguage of ours\b|\bof ours\b|\bof our own\b/i,
    use: 'our',
  },
  { in: 'prose', avoid: /\bsees to it\b/i, use: 'enforces' },
  {
    in: 'prose',
    avoid: /\b(?:for|in) want of\b/i,
    use: 'because of a missing …',
  },
  {
    in: 'prose',
    avoid: /\b(?:has|have) to be (?:looked|asked)\b/i,
    use: 'a direct verb',
  },
];

/** Where the check reads: prose in `files`, comments in `folders`. */
const sources = [
  { kind: 'prose', folders: ['docs', '.changeset'], files: /\.md$/ },
  {
    kind: 'prose',
    folders: ['plugins', 'packages'],
    files: /[\\/]README\.md$/,
  },
  { kind: 'prose', folders: ['examples', 'bench'], files: /README\.md$/ },
  {
    kind: 'messages',
    folders: ['plugins/maturity/src/translation'],
    files: /(?<!\.test)\.ts$/,
  },
  {
    kind: 'messages',
    folders: ['plugins/maturity-common/src/model/builtIn'],
    files: /(?<!\.test)\.ts$/,
  },
  {
    kind: 'comments',
    folders: ['plugins', 'packages', 'scripts', 'bench', 'e2e-tests'],
    files: /\.(tsx?|mjs|cjs)$/,
  },
];

/** Lists `line: phrase → replacement` for each phrase to avoid in a text. */
export function findWords(text, kind) {
  const found = [];
  for (const [index, line] of readableLines(text, kind).entries()) {
    for (const rule of rules) {
      const isMeant = rule.in === undefined || rule.in === kind;
      const match = isMeant && rule.avoid.exec(line);
      if (match) {
        found.push(`${index + 1}: "${match[0].trim()}" → ${rule.use}`);
      }
    }
  }
  return found;
}

/** Checks all files: each failure names file, line, phrase and replacement. */
export async function checkWords() {
  const failures = [];
  for (const { kind, file } of await listFiles()) {
    const text = await readFile(path.join(root, file), 'utf8');
    failures.push(...findWords(text, kind).map(line => `${file}:${line}`));
  }
  return failures;
}

/** The lines to read; a line that is code or a quotation is empty. */
function readableLines(text, kind) {
  let isCode = false;
  return text.split('\n').map(line => {
    if (kind === 'comments') {
      return /^\s*(\/\/|\/?\*)/.test(line) ? line : '';
    }
    if (/^\s*```/.test(line)) {
      isCode = !isCode;
    }
    return isCode ? '' : line.replace(/`[^`]*`/g, '');
  });
}

async function listFiles() {
  const found = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(file => ({
    kind: 'prose',
    file,
  }));
  for (const { kind, folders, files } of sources) {
    for (const folder of folders) {
      const names = await readdir(path.join(root, folder), { recursive: true });
      for (const name of names) {
        const file = path.join(folder, name);
        if (
          files.test(file) &&
          !/(^|[\\/])(node_modules|dist)[\\/]/.test(file)
        ) {
          found.push({ kind, file });
        }
      }
    }
  }
  return found;
}
