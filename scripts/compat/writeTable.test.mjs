import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLUMNS, writeTable } from './writeTable.mjs';

const readme = 'Before\n\n<!-- compat -->\n<!-- /compat -->\n\nAfter\n';
const tried = (title, version) => ({
  title,
  versions: Object.fromEntries(COLUMNS.map(name => [name, version])),
});
const rowsOf = markdown =>
  markdown.split('\n').filter(line => line.startsWith('|'));

test('writes a row for each release that was tried', () => {
  const written = writeTable(
    readme,
    [tried('1.55.0', '1.0.0'), tried('newest', '2.10.0')],
    new Date('2026-11-29T10:00:00Z'),
  );
  const [head, line, oldest, newest] = rowsOf(written);
  assert.match(head, /^\| Backstage \| `backend-defaults` \|/);
  assert.match(line, /^\| -{9} \| -{18} \|/);
  assert.match(oldest, /^\| 1\.55\.0 +\| 1\.0\.0 .*\| 2026-11-29 \|$/);
  assert.match(newest, /^\| newest +\| 2\.10\.0 /);
  assert.match(written, /^Before\n\n<!-- compat -->\n\n\|/);
  assert.match(written, /\|\n\n<!-- \/compat -->\n\nAfter\n$/);
});

test('keeps the rows of releases that were not tried', () => {
  const first = writeTable(
    readme,
    [tried('1.55.0', '1.0.0'), tried('newest', '2.0.0')],
    new Date('2026-11-01'),
  );
  const second = writeTable(
    first,
    [tried('newest', '3.0.0')],
    new Date('2026-12-01'),
  );
  const [, , oldest, newest] = rowsOf(second);
  assert.match(oldest, /2026-11-01/);
  assert.match(newest, /3\.0\.0.*2026-12-01/);
  assert.equal(writeTable(second, []), second);
});

test('says when a README has no such table', () => {
  assert.throws(() => writeTable('# Title\n', []), /has no table/);
});
