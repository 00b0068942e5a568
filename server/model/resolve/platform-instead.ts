// An `import` of a bundled platform, whose names come by `platform` instead.

import type { Line } from '../../language/lines';
import type { StringNode } from '../../language/syntax';
import { PLATFORM_NAMES } from '../platforms';
import { type Fix, preferred, replace } from '../problem';

/** The fix for an import of a file that is not there, if it is called like a platform. */
export function platformInstead(line: Line, path: StringNode): readonly Fix[] {
    const { value } = path;
    const end = value.endsWith(EXTENSION) ? value.length - EXTENSION.length : value.length;
    const name = value.slice(value.lastIndexOf('/') + 1, end).toLowerCase();
    if (!PLATFORM_NAMES.includes(name)) return [];
    const span = { start: line.text.length - line.text.trimStart().length, end: path.end };
    const title = `Write platform ${name}: the names of its chip are declared`;
    return [preferred(replace(title, line.number, span, `platform ${name}`))];
}

const EXTENSION = '.eemi';
