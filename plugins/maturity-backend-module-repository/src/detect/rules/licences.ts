import { compileGlobs } from '../globs';

/** Where licence files are. */
export const licenceGlobs = [
  '{license,licence,copying,unlicense}',
  '{license,licence,copying}.{md,txt,rst,adoc}',
  '{license,licence}[-.]*',
  'licenses/*',
] as const;

/** A phrase that only the text of a licence has, by SPDX identifier; the more specific first. */
export const licencePhrases: Readonly<Record<string, RegExp>> = {
  'Apache-2.0': /Apache License,?\s+Version 2\.0/i,
  'MPL-2.0': /Mozilla Public License,?\s+(?:Version|v\.?)\s*2\.0/i,
  'AGPL-3.0': /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i,
  'LGPL-3.0': /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i,
  'LGPL-2.1': /GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/i,
  'GPL-3.0': /GNU GENERAL PUBLIC LICENSE\s+Version 3/i,
  'GPL-2.0': /GNU GENERAL PUBLIC LICENSE\s+Version 2/i,
  'EPL-2.0': /Eclipse Public License\s+-?\s*v(?:ersion)?\s*2\.0/i,
  'BUSL-1.1': /Business Source License 1\.1/i,
  'CC0-1.0': /CC0 1\.0 Universal/i,
  Unlicense:
    /This is free and unencumbered software released into the public domain/i,
  ISC: /Permission to use, copy, modify, and\/or distribute this software for any\s+purpose/i,
  MIT: /Permission is hereby granted, free of charge, to any person obtaining a copy/i,
  'BSD-3-Clause':
    /Redistribution and use in source and binary forms[\s\S]{0,1500}?Neither the name/i,
  'BSD-2-Clause': /Redistribution and use in source and binary forms/i,
};

const licenceAt = compileGlobs([{ globs: licenceGlobs, value: true }]);

/** Whether a path, seen from the root or from a folder, is that of a licence. */
export function isLicence(path: string): boolean {
  return licenceAt(path).length > 0;
}

/** Returns the SPDX identifier of a licence text. */
export function recogniseLicence(text = ''): string {
  const found = Object.entries(licencePhrases).find(([, phrase]) =>
    phrase.test(text),
  );
  return found?.[0] ?? 'unrecognised';
}
