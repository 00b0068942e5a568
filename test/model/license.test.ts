// Which texts are SPDX licence expressions, and what is offered for one that is misspelt.

import assert from 'node:assert/strict';
import test from 'node:test';
import { nearest } from '../../server/language/nearest';
import { COMMON_LICENSES } from '../../server/model/resolve/common-licenses';
import { isLicense, similarLicenses } from '../../server/model/resolve/license';

const LICENSES = [
    'GPL-2.0-or-later WITH Linux-syscall-note',
    '(GPL-2.0-only OR BSD-3-Clause) AND MIT',
    // Deprecated, and in thousands of files of Linux and Xen.
    'GPL-2.0 WITH Linux-syscall-note',
    'LicenseRef-Our-Own',
    'DocumentRef-spdx:LicenseRef-1',
];

const OTHERS: Record<string, readonly string[]> = {
    '': [],
    ' ': [],
    ' MIT': [],
    'MIT ': [],
    'MIT OR': [],
    'MIT MIT': [],
    '(MIT': [],
    'MIT */ evil': [],
    'MIT\u2028evil': [],
    'MIT\tOR\tMIT': [],
    // The parser passes over the star, and takes what stands behind it for a token of the same length.
    '*MIT': [],
    'GPL-2.0-onyl': ['GPL-2.0-only'],
    'gpl-2.0-ONLY': ['GPL-2.0-only'],
    'mit OR GPL-2.0-only': ['MIT OR GPL-2.0-only'],
    'GPL-2.0-only WITH Linux-syscal-note': ['GPL-2.0-only WITH Linux-syscall-note'],
    GPLv2: ['GPL-2.0-only', 'GPL-2.0-or-later'],
    'GPLv2+ or MIT': ['GPL-2.0-or-later OR MIT'],
    'LGPL2.1': ['LGPL-2.1-only', 'LGPL-2.1-or-later'],
    GPLv9: [],
    'Proprietary to us': [],
    [`MIT${' OR MIT'.repeat(200)}`]: [],
};

for (const text of [...LICENSES, ...COMMON_LICENSES])
    test(`«${text}» is a licence`, () => assert.ok(isLicense(text)));

for (const [text, near] of Object.entries(OTHERS)) {
    test(`«${text.slice(0, 40)}» is none`, () => {
        assert.ok(!isLicense(text));
        assert.deepEqual(
            similarLicenses(text, (names, word) => nearest([names.map(name => ({ name }))], word)),
            near,
        );
    });
}
