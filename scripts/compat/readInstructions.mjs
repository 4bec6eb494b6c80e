/**
 * Reads the instructions of a README from the code blocks of one section
 * (without the sections below it): packages to add with yarn, lines for a
 * source file, which the comment in their first line names, and entries for the
 * root package.json.
 */
export function readInstructions(markdown, heading) {
  const added = [];
  const snippets = [];
  let rootManifest = {};
  for (const { language, code } of codeBlocks(markdown, heading)) {
    if (language === 'sh') added.push(...addedPackages(code));
    else if (language === 'json') rootManifest = JSON.parse(code);
    else {
      const [, file] = /^(?:\/\/|#) (\S+)\n/.exec(code) ?? [];
      if (file) snippets.push({ file, code });
    }
  }
  return { added, snippets, rootManifest };
}

/** All of several instructions, in their order. */
export function mergeInstructions(all) {
  return {
    added: all.flatMap(({ added }) => added),
    snippets: all.flatMap(({ snippets }) => snippets),
    rootManifest: {
      resolutions: Object.assign(
        {},
        ...all.map(({ rootManifest }) => rootManifest.resolutions),
      ),
    },
  };
}

function codeBlocks(markdown, heading) {
  const blocks = [];
  let found = false;
  let within = false;
  let block;
  for (const line of markdown.split('\n')) {
    const [, language] = /^```(\w*)/.exec(line) ?? [];
    if (block && language === '') {
      if (within) blocks.push(block);
      block = undefined;
    } else if (block) block.code += `${line}\n`;
    else if (language !== undefined) block = { language, code: '' };
    else if (/^#+ /.test(line)) {
      within = line === heading;
      found ||= within;
    }
  }
  if (!found) throw new Error(`The README has no section "${heading}"`);
  return blocks;
}

function addedPackages(code) {
  const commands = code.replace(/\\\n/g, ' ').split('\n');
  return commands.flatMap(command => {
    const match = /^yarn --cwd (\S+) add (.+)$/.exec(command.trim());
    if (!match) return [];
    const [, folder, names] = match;
    return names
      .trim()
      .split(/\s+/)
      .map(name => ({ folder, name }));
  });
}
