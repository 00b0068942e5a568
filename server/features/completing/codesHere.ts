// The codes of findings that can be waived, by the kind of block in which they are reported.

import type { Code } from '../../diagnostics';
import type { Block } from '../../language/syntax';

const FRAMES = ['wrong-unit', 'not-a-page'] as const;
const ACCESS = [
    ...FRAMES,
    'frame-zero',
    'index-gap',
    'shared-page',
    'sparse-table',
    'wrong-frame',
    'unusual-frame',
    'idle-row',
    'unconsulted-row',
    'id-by-position',
] as const;
const NAMES = ['differs-from-platform'] as const;
const IDS = [...NAMES, 'id-by-position'] as const;

/** A waiver of any other code would silence nothing there. */
export const CODES_IN: { readonly [B in Block]: readonly Code[] } = {
    file: [
        'target-differs',
        ...NAMES,
        'id-by-position',
        'header-has-errors',
        'excludes-nothing',
        'same-value',
    ],
    node: [...ACCESS, 'mailbox-row', 'node-zero-passes'],
    reset: [...ACCESS, 'reset-frame-differs', 'reset-withheld'],
    mmio: [
        'wrong-unit',
        'mmio-unsorted',
        'mmio-shadowed',
        'same-bits',
        'mmio-dead',
        'mmio-refused',
        'range-end-out',
        'wrong-block',
        'unaligned-register',
        'register-gap',
        'unconsulted-row',
        'id-by-position',
    ],
    clock: [
        'clock-unsorted',
        'clock-bypassed',
        'double-index',
        'clock-dead',
        'duplicate-clock',
        'clock-gap',
        'unconsulted-row',
        'id-by-position',
    ],
    domain: [
        ...FRAMES,
        'iomem-wide',
        'idle-page',
        'duplicate-page',
        'second-hwdom',
        'list-expected',
        'dtdev-without-page',
        'no-passthrough',
        'entry-not-whole',
        'extra-page',
        'device-lacks',
        'provider-unknown',
        'page-of-several',
    ],
    test: ['id-by-position'],
    'names node': IDS,
    'names reset': IDS,
    'names clock': IDS,
    'names frame': [...NAMES, 'of-differs', ...FRAMES],
    'names register': NAMES,
};
