// Offers a frame's other forms: a name, a byte address, a frame number.

import { frameMeant } from '../../checks/meant-pages';
import { hexOf } from '../../language/number';
import type { FrameNode } from '../../language/syntax';
import { isBeyond } from '../../model/chip';
import { frameFault } from '../../model/frame-fault';
import { isNameEntry } from '../../model/names';
import { frameNumber, isWholePages } from '../../model/page';
import { replace } from '../../model/problem';
import type { FrameUse, Program } from '../../model/program';
import { rowAtLine } from '../places/rowAt';
import { among } from '../places/tableLines';
import type { Rewrite, Rewriter } from './rewrite';

/** Offered at the frame of a row, an `iomem` line or a declaration, unless its number is one that nobody means: then that is to be mended first. */
export const addressForms: Rewriter = (program, { first, last }) => {
    const found = first === last ? frameAt(program, first) : undefined;
    if (found === undefined) return [];
    const { node, forms } = found;
    return forms.map(
        (text): Rewrite => ({ title: `Write ${text}`, edits: replace('', first, node, text).edits }),
    );
};

interface FrameForms {
    readonly node: FrameNode;
    /** The other ways to write it. */
    readonly forms: readonly string[];
}

function frameAt(program: Program, line: number): FrameForms | undefined {
    const statement = program.document.lines.get(line)?.node.statement;
    if (statement?.kind === 'declaration') {
        const entry = program.scope.getDeclared(statement.name.name);
        const isThis = isNameEntry(entry) && entry.file === program.file && entry.line === line;
        if (!isThis || entry.kind !== 'frame' || entry.value === undefined || statement.value === undefined)
            return undefined;
        if (frameFault(entry, program) !== undefined) return undefined;
        // A declaration can use only the names above it, and must not refer to itself.
        return { node: statement.value, forms: formsOf(statement.value, entry.value, []) };
    }
    const row = rowAtLine(program, line)?.row;
    const use = row?.kind === 'access' ? row.frame : ownedAt(program, line);
    if (use === undefined || isMistaken(use, program)) return undefined;
    const names = program.scope.namesOf('frame', use.address).map(({ name }) => name);
    return { node: use.node, forms: formsOf(use.node, use.address, names.slice(0, MOST_NAMES)) };
}

/** Whether an address is of the wrong unit, or none of the chip's. */
const isMistaken = (use: FrameUse, { scope, chip }: Program): boolean =>
    frameMeant(scope, { use }) !== undefined || (chip !== undefined && isBeyond(use.address, chip));

const MOST_NAMES = 4;

function ownedAt({ domains, file }: Program, line: number): FrameUse | undefined {
    for (const { file: owner, iomem } of domains) {
        if (owner !== file) continue;
        const [own] = among(iomem, { first: line, last: line });
        if (own !== undefined) return own.use;
    }
    return undefined;
}

/** First the names of an address. A frame number can stand for an address only at the start of a page. */
function formsOf({ form, value }: FrameNode, address: bigint, names: readonly string[]): string[] {
    const written = form === 'name' && value?.kind === 'name' ? value.name : undefined;
    return [
        ...names.filter(name => name !== written),
        ...(form === 'at' && value?.kind === 'number' ? [] : [`at ${hexOf(address)}`]),
        ...(form === 'mfn' || !isWholePages(address) ? [] : [`mfn ${hexOf(frameNumber(address))}`]),
    ];
}
