import { compileGlobs } from '../globs';

/** A licence, by a phrase that only its text has. */
export interface LicenceRule {
  /** SPDX identifier. */
  readonly value: string;
  readonly phrase: RegExp;
}

/** Where licence files are. */
export const licenceGlobs = [
  'LICENSE',
  'LICENCE',
  'COPYING',
  'UNLICENSE',
  '{LICENSE,LICENCE,COPYING}.{md,txt,rst,adoc}',
  '{LICENSE,LICENCE}-*',
  'LICENSES/*',
] as const;

/** Licences that are told apart, the more specific first. */
export const licenceRules: readonly LicenceRule[] = [
  { value: 'Apache-2.0', phrase: /Apache License,?\s+Version 2\.0/i },
  {
    value: 'MPL-2.0',
    phrase: /Mozilla Public License,?\s+(?:Version|v\.?)\s*2\.0/i,
  },
  {
    value: 'AGPL-3.0',
    phrase: /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i,
  },
  {
    value: 'LGPL-3.0',
    phrase: /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i,
  },
  {
    value: 'LGPL-2.1',
    phrase: /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/i,
  },
  { value: 'GPL-3.0', phrase: /GNU GENERAL PUBLIC LICENSE\s+Version 3/i },
  { value: 'GPL-2.0', phrase: /GNU GENERAL PUBLIC LICENSE\s+Version 2/i },
  {
    value: 'EPL-2.0',
    phrase: /Eclipse Public License\s+-?\s*v(?:ersion)?\s*2\.0/i,
  },
  { value: 'BUSL-1.1', phrase: /Business Source License 1\.1/i },
  { value: 'CC0-1.0', phrase: /CC0 1\.0 Universal/i },
  {
    value: 'Unlicense',
    phrase:
      /This is free and unencumbered software released into the public domain/i,
  },
  {
    value: 'ISC',
    phrase:
      /Permission to use, copy, modify, and\/or distribute this software for any\s+purpose/i,
  },
  {
    value: 'MIT',
    phrase:
      /Permission is hereby granted, free of charge, to any person obtaining a copy/i,
  },
  {
    value: 'BSD-3-Clause',
    phrase:
      /Redistribution and use in source and binary forms[\s\S]{0,1500}?Neither the name/i,
  },
  {
    value: 'BSD-2-Clause',
    phrase: /Redistribution and use in source and binary forms/i,
  },
];

const licenceAt = compileGlobs([{ globs: licenceGlobs, value: true }]);

/** Whether a path, seen from the root or from a folder, is that of a licence. */
export function isLicence(path: string): boolean {
  return licenceAt(path).length > 0;
}

/** Returns the SPDX identifier of a licence text. */
export function recogniseLicence(text: string | undefined): string {
  const found =
    text && licenceRules.find(({ phrase }) => phrase.test(text))?.value;
  return found || 'unrecognised';
}
