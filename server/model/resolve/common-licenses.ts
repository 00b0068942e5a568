// The licences that most files have. For these the lists of SPDX (`license.ts`) need not be loaded, which takes longer than all else
// about the line; a test says that the lists have them.

export const COMMON_LICENSES: readonly string[] = [
    'GPL-2.0-only',
    'GPL-2.0',
    'GPL-2.0-or-later',
    'GPL-2.0+',
    'MIT',
    'BSD-3-Clause',
    'Apache-2.0',
];
