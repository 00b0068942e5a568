// Reports what is wrong with the number of a declared frame.

import { count } from '../../diagnostics/phrases';
import type { Range } from '../../language/document';
import type { Line } from '../../language/lines';
import { hexOf } from '../../language/number';
import type { DeclarationNode } from '../../language/statements/declaration';
import type { Span } from '../../language/syntax';
import { type FrameFault, frameFault } from '../frame-fault';
import type { NameEntry } from '../names';
import { addressOfFrame, frameNumber } from '../page';
import { type Fix, type Problem, problem, rangeIn, replace } from '../problem';
import { startFixes } from '../region-end';
import { wordsOf } from '../written-number';
import type { Resolution } from './lookup';

/** Reports at its declaration what is wrong with a frame's number. */
export function reportFault(
    resolution: Resolution,
    line: Line,
    { value, size }: DeclarationNode,
    frame: NameEntry,
): void {
    const fault = frameFault(frame, resolution);
    if (fault === undefined || value === undefined) return;
    const isOfSize = fault.kind === 'size' || (fault.kind === 'width' && fault.address !== frame.value);
    const span = (isOfSize ? size : undefined) ?? value;
    resolution.notes.record(line, () =>
        problemOfFault(fault, rangeIn(line.number, span), fixesOf(fault, line.number, span)),
    );
}

/** The problem of a declared frame's fault, at its declaration or at the import of the file that has it. */
export function problemOfFault(fault: FrameFault, range: Range, fixes: readonly Fix[] = []): Problem {
    switch (fault.kind) {
        case 'unit':
            return problem('wrong-unit', range, { in: 'number', ...wordsOf(fault.meant) }, { fixes });
        case 'size': {
            const params = { in: 'declared-size', value: fault.size, owner: fault.owner } as const;
            return problem('wrong-unit', range, params, { fixes });
        }
        case 'width': {
            const { name: chip, addressBits: bits } = fault.chip;
            return problem('address-width', range, { address: fault.address, chip, bits }, { fixes });
        }
        case 'end': {
            const { address } = fault;
            const params = { use: 'end', address, frame: frameNumber(address) } as const;
            return problem('not-a-page', range, params, { fixes });
        }
    }
}

function fixesOf(fault: FrameFault, line: number, span: Span): Fix[] {
    switch (fault.kind) {
        case 'unit': {
            const { number, page, owner } = fault.meant;
            // What was written as a frame number may be an address inside the page.
            const bytes = number.form === 'mfn' ? number.value : addressOfFrame(page);
            const effect = `which is in page ${hexOf(page)}, that of ${owner.name}`;
            const texts = [`at ${hexOf(bytes)}`, `mfn ${hexOf(page)}`];
            return texts.map(text => replace(`Write ${text}, ${effect}`, line, span, text));
        }
        case 'size': {
            const bytes = hexOf(addressOfFrame(fault.size));
            return [replace(`Write ${bytes}, which is ${count(fault.size, 'page')}`, line, span, bytes)];
        }
        case 'end':
            return startFixes(line, span, fault.address, fault.start);
        case 'width':
            return [];
    }
}
