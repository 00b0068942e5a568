// What a path that a statement names must look like, whatever is read or written there.

import { short } from '../../diagnostics/phrases';
import { safe } from '../../language/flaw';
import type { Line } from '../../language/lines';
import type { StringNode } from '../../language/syntax';
import { pathError } from '../paths';
import { replace } from '../problem';
import { type Resolution, report } from './lookup';

/** Whether a path is one, and the same on every machine; reports it otherwise. */
export function isGoodPath(resolution: Pick<Resolution, 'notes'>, line: Line, node: StringNode): boolean {
    const error = pathError(node.value);
    if (error === undefined) return true;
    const slashes = node.value.replaceAll('\\', '/');
    report(resolution, 'bad-path', line, node, { path: node.value, problem: error }, () => ({
        fixes:
            error === 'backslash' && pathError(slashes) === undefined
                ? [safe(replace(`Write "${short(slashes)}"`, line.number, node, `"${slashes}"`))]
                : [],
    }));
    return false;
}
