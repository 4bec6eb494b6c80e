import { paths } from '../detect';
import { CorpusCase } from './CorpusCase';

/** Licences, by their texts and names. */
export const licenceCases: readonly CorpusCase[] = [
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
