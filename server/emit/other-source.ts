// Whether a file that stands in the place of an output belongs to another source, which its banner names.

import { Document } from '../language/document';
import { isCalled } from '../model/file-kinds';
import { resolvePath, savedPath } from '../model/paths';

/**
 * Whose a generated file is: `own`, that of the source which asks; `claimed`, that of another one that still names it as an output;
 * `left`, that of one that is not there any more or does not name it, as after a source was renamed.
 */
export type Owner = 'own' | 'claimed' | 'left';

/** An output, the source that asks for it, and how other sources are read, which gives `undefined` for one that is not there. */
export interface Asking {
    readonly output: string;
    readonly file: string;
    readonly readSource: (path: string) => string | undefined;
}

/** Whose the file in the place of an output is, given the source that its banner names. */
export function ownerOf(source: string, { output, file, readSource }: Asking): Owner {
    const other = resolvePath(output, source);
    if (other === savedPath(file)) return 'own';
    const text = isCalled(other, 'source') ? readSource(other) : undefined;
    return text !== undefined && namesOutput(new Document(text), other, output) ? 'claimed' : 'left';
}

/** Whether a source has an `emit` line for this output. Paths are as the host names files. */
function namesOutput({ lines }: Document, file: string, output: string): boolean {
    for (const { node } of lines) {
        const { statement } = node;
        if (statement.kind === 'emit' && statement.path !== undefined)
            if (resolvePath(file, statement.path.value) === output) return true;
    }
    return false;
}
