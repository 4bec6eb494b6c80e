import { Files, paths } from '../detect';
import { CorpusCase } from './CorpusCase';

const oneLicence = (text: string): Files => ({ LICENSE: text });
const mit =
  'Permission is hereby granted, free of charge, to any person obtaining a copy';
/** Texts that are framed, shortened, named or found elsewhere. */
const others: readonly CorpusCase[] = [
  [
    'licences',
    oneLicence(
      'Web\nCopyright (C) Acme\n\nIt is under the terms of the GNU General Public License as published by\nthe Free Software Foundation, either version 3 of the License, or later.',
    ),
    ['GPL-3.0'],
  ],
  [
    'licences',
    oneLicence(
      `/*\n * Permission is hereby granted, free of\n * charge, to any person obtaining a copy\n */`,
    ),
    ['MIT'],
  ],
  [
    'licences',
    oneLicence('MIT License\n\nSee https://opensource.org/license/mit'),
    ['MIT'],
  ],
  [
    'licences',
    oneLicence('Licensed under the Apache License 2.0'),
    ['Apache-2.0'],
  ],
  [
    'licences',
    oneLicence(
      'GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007\n\nGNU Affero General Public License, and the GNU Lesser General Public License',
    ),
    ['GPL-3.0'],
  ],
  [
    'licences',
    { 'LICENSE-MIT': mit, 'LICENSE-APACHE': 'Apache License\nVersion 2.0' },
    ['Apache-2.0', 'MIT'],
  ],
  ['licences', { LICENCE: `Copyright (c) Crown Copyright\n${mit}` }, ['MIT']],
  [
    'licences',
    {
      'LICENSE.md': `The MIT License (MIT)\n\n> ${mit.replace(
        'copy',
        '_copy_',
      )}`,
    },
    ['MIT'],
  ],
  [
    'licences',
    { 'licenses/left-pad.txt': mit, LICENSE: 'Apache License\nVersion 2.0' },
    ['Apache-2.0'],
  ],
  [
    'licences',
    {
      'LICENSE.md':
        '# License\n\nAs a work of the United States Government, this project is in the\npublic domain within the United States.\n\nAdditionally, we waive copyright through the CC0 1.0 Universal public domain dedication.',
    },
    ['CC0-1.0'],
  ],
  [
    'licences',
    {
      'LICENSE.txt':
        'EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL (c) the European Union',
    },
    ['EUPL-1.2'],
  ],
  ['licences', { COPYING: 'See the file LICENSE.', LICENSE: mit }, ['MIT']],
];

/** Licences, by their texts and names. */
export const licenceCases: readonly CorpusCase[] = [
  ...others,
  [
    'licences',
    { LICENSE: 'Apache License\n   Version 2.0, January 2004' },
    ['Apache-2.0'],
  ],
  [
    'licences',
    {
      'LICENSE.md':
        'Permission is hereby granted, free of charge, to any person obtaining a copy',
    },
    ['MIT'],
  ],
  [
    'licences',
    {
      'LICENSE-MIT':
        'Permission is hereby granted, free of charge, to any person obtaining a copy',
      COPYING: 'GNU GENERAL PUBLIC LICENSE\n Version 3',
    },
    ['GPL-3.0', 'MIT'],
  ],
  [
    'licences',
    {
      LICENSE:
        'Permission is hereby granted, free of charge, to any person obtaining\n  a copy',
    },
    ['MIT'],
  ],
  [
    'licences',
    { 'LICENSE.md': '# Attribution-ShareAlike 4.0 International' },
    ['CC-BY-SA-4.0'],
  ],
  ['licences', { LICENSE: 'SPDX-License-Identifier: OFL-1.1\n' }, ['OFL-1.1']],
  ['licences', { LICENSE: 'All rights reserved' }, ['unrecognised']],
  ['licences', paths('src/LICENSE'), []],
  // REUSE names files after licences, some of which are links.
  ['licences', { 'LICENSES/GPL-3.0-or-later.txt': '../COPYING' }, ['GPL-3.0']],
  ['licences', { 'LICENSES/notes.txt': 'see above' }, ['unrecognised']],
  [
    'licences',
    {
      LICENSE:
        'Redistribution and use in source and binary forms are permitted. The name of the author may not be used to endorse or promote products.',
    },
    ['BSD-3-Clause'],
  ],
  [
    'licences',
    {
      COPYING:
        'Redistribution and use in source and binary forms. All advertising materials must display this. Neither the name',
    },
    ['BSD-4-Clause'],
  ],
  // Lists of what the repository uses, and headers.
  [
    'licences',
    {
      'LICENSE-3rdparty.csv': 'left-pad,MIT',
      'LICENSE.dependencies': 'left-pad',
      'LICENSE-header.txt': 'Copyright',
    },
    [],
  ],
];
