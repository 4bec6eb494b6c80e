import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWords, rules } from './words.mjs';

for (const [title, kind, text, expected] of [
  ['plain prose', 'prose', 'The check blocks 12 services.', []],
  [
    'a phrase in prose',
    'prose',
    'First line.\nIt holds back 12 services.',
    ['2: "holds back" → blocks'],
  ],
  ['the same phrase in code', 'prose', 'Run `holds back`.', []],
  ['a block of code', 'prose', '```\nholds back\n```', []],
  [
    'text after a block of code',
    'prose',
    '```\nx\n```\nthe ruler',
    ['4: "ruler" → scale'],
  ],
  [
    'a comment that begins with What',
    'comments',
    '/** What a source knows. */',
    ['1: "/** What" → a noun or a verb first: "The facts that …", "Reads …"'],
  ],
  ['a question in a comment', 'comments', '// What if it fails?', []],
  ['code beside comments', 'comments', "const ruler = 'holds back';", []],
  ['What in prose', 'prose', 'What the metrics mean', []],
  [
    'a phrase in a message',
    'messages',
    "title: 'Where they stand',",
    ['1: "Where they stand" → services by stage'],
  ],
]) {
  test(`finds the words of ${title}`, () => {
    assert.deepEqual(findWords(text, kind), expected);
  });
}

test('every rule has a replacement', () => {
  for (const { avoid, use } of rules) {
    assert.ok(use, String(avoid));
  }
});
