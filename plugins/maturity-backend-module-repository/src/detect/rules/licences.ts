import { compileGlobs } from '../globs';

/** Where licence files are. */
export const licenceGlobs = [
  '{license,licence,copying,unlicense}',
  '{license,licence,copying}.{md,txt,rst,adoc}',
  '{license,licence}[-.]*',
  '{mit,apache,bsd}[-_]{license,licence}',
  '{mit,apache,bsd}[-_]{license,licence}.{md,txt}',
  'LICENSES/*',
] as const;

/** A phrase that only the text of a licence has, by SPDX identifier; the more specific first. Any space in it stands for spaces and ends of lines. */
export const licencePhrases: Readonly<Record<string, RegExp>> = {
  'FSL-1.1-MIT': /Functional Source License, Version 1\.1, MIT Future License/i,
  'FSL-1.1-ALv2': /Functional Source License, Version 1\.1/i,
  'BUSL-1.1': /Business Source License 1\.1/i,
  'SSPL-1.0': /Server Side Public License/i,
  'Elastic-2.0': /Elastic License 2\.0/i,
  'Apache-2.0': /Apache License,? Version 2\.0/i,
  'MPL-2.0': /Mozilla Public License,? (?:Version |v\.? ?)2\.0/i,
  'AGPL-3.0': /GNU AFFERO GENERAL PUBLIC LICENSE Version 3/i,
  'LGPL-3.0': /GNU LESSER GENERAL PUBLIC LICENSE Version 3/i,
  'LGPL-2.1': /GNU LESSER GENERAL PUBLIC LICENSE Version 2\.1/i,
  'GPL-3.0': /GNU GENERAL PUBLIC LICENSE Version 3/i,
  'GPL-2.0': /GNU GENERAL PUBLIC LICENSE Version 2/i,
  'EPL-2.0': /Eclipse Public License (?:- )?v(?:ersion)? ?2\.0/i,
  'EUPL-1.2': /European Union Public Licen[cs]e v(?:ersion)?\.? ?1\.2/i,
  'CC0-1.0': /CC0 1\.0 Universal/i,
  'CC-BY-NC-SA-4.0': /Attribution-NonCommercial-ShareAlike 4\.0/i,
  'CC-BY-NC-4.0': /Attribution-NonCommercial 4\.0/i,
  'CC-BY-SA-4.0': /Attribution-ShareAlike 4\.0/i,
  'CC-BY-4.0': /Attribution 4\.0 International/i,
  'OGL-UK-3.0': /Open Government Licence v(?:ersion )?3\.0/i,
  'BSL-1.0': /Boost Software License (?:- )?Version 1\.0/i,
  Unlicense:
    /This is free and unencumbered software released into the public domain/i,
  WTFPL: /DO WHAT THE FUCK YOU WANT TO(?: PUBLIC LICENSE)?/i,
  Zlib: /This software is provided ['"]?as-is['"]?, without any express or implied warranty\. In no event will the authors/i,
  '0BSD':
    /Permission to use, copy, modify, and\/or distribute this software for any purpose with or without fee is hereby granted\. THE SOFTWARE/i,
  ISC: /Permission to use, copy, modify, and\/or distribute this software for any purpose/i,
  'MIT-0': /MIT No Attribution/i,
  MIT: /Permission is hereby granted, free of charge, to any person obtaining a copy/i,
  'BSD-4-Clause':
    /Redistribution and use in source and binary forms.{0,1500}?All advertising materials/i,
  'BSD-3-Clause':
    /Redistribution and use in source and binary forms.{0,1500}?(?:Neither the name|endorse or promote products)/i,
  'BSD-2-Clause': /Redistribution and use in source and binary forms/i,
};

/** How short texts name the licence that is found elsewhere. */
const licenceTitles: Readonly<Record<string, RegExp>> = {
  'Apache-2.0':
    /\bApache(?: Software)? Licen[cs]e,? (?:v(?:ersion )?\.? ?)?2\.0/i,
  MIT: /^(?:the )?MIT Licen[cs]e\b|\bunder the (?:terms of the )?MIT Licen[cs]e\b/i,
  'AGPL-3.0':
    /GNU Affero General Public License as published .{0,80}version 3/i,
  'LGPL-3.0':
    /GNU Lesser General Public License as published .{0,80}version 3/i,
  'GPL-3.0':
    /GNU General Public License as published .{0,80}version 3|\b(?<!Affero |Lesser )(?:GNU General Public License|GPL)[, ]*v(?:ersion )?\.? ?3\b/i,
  'OGL-UK-3.0': /\bOpen Government Licence\b/i,
};

/** Lists of what a repository uses, and headers for its files. */
const notOwn =
  /(?:3rd|third)[-_.]?part(?:y|ies)|dependenc|notice|header|template|\.(?:csv|json|ya?ml|py|js|ts|sh|tmpl)$/i;
const licenceAt = compileGlobs([{ globs: licenceGlobs, value: true }]);

/** Whether a path, seen from the root or from a folder, is that of a licence. */
export function isLicence(path: string): boolean {
  return licenceAt(path).length > 0 && !notOwn.test(path);
}

/**
 * Returns the SPDX identifier of a licence text, or the one that its file is named
 * after, as REUSE does; none of a text that only says where the licence is.
 */
export function recogniseLicence(path: string, text = ''): string | undefined {
  const plain = text.replace(/[\s*_>#]+/g, ' ').trim();
  const found =
    Object.entries(licencePhrases).find(([, phrase]) => phrase.test(plain)) ??
    Object.entries(licenceTitles).find(([, title]) => title.test(plain));
  const [, identifier] =
    /SPDX-License-Identifier: ([\w.+-]+)/.exec(plain) ?? [];
  const [, named] =
    /(?:^|\/)LICENSES\/([\w.+-]*\d[\w.+]*|MIT|ISC|Unlicense|Zlib)(?:-only|-or-later)?\.txt$/.exec(
      path,
    ) ?? [];
  const pointsElsewhere =
    plain.length < 300 && /\bsee\b.*(?:licen[cs]e|copying)/i.test(plain);
  return (
    found?.[0] ??
    identifier ??
    named ??
    (pointsElsewhere ? undefined : 'unrecognised')
  );
}
