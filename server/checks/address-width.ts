// address-width: a number past the last address that the platform's chip can form. A number of the wrong unit is only that
// mistake. In declarations and register rows it is found when they are resolved.

import type { Span } from '../language/syntax';
import { type Chip, isBeyond } from '../model/chip';
import type { FromLine, IomemLine } from '../model/domain';
import { frameFault } from '../model/frame-fault';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { eachRow, together, wholeProgram } from './forms';
import { firstMeant, frameMeant, lastByteOf, rowMeant } from './meant-pages';

const rows = eachRow({
    codes: ['address-width'],
    of: ['node', 'reset'],
    find(row, ask) {
        const { chip } = ask;
        const { address, frameName, line } = row;
        // A name has its number from its declaration.
        if (chip === undefined || address === undefined || frameName !== undefined) return undefined;
        if (!isBeyond(address, chip) || rowMeant(row, ask) !== undefined) return undefined;
        return row.frame && beyond(line, row.frame.node, address, chip);
    },
});

const domains = wholeProgram(['address-width'], function* (program) {
    const { domains, chip } = program;
    if (chip === undefined) return;
    for (const domain of domains) {
        if (domain.file !== program.file) continue;
        for (const line of domain.iomem) {
            const found = inDomain(program, chip, line);
            if (found !== undefined) yield found;
        }
        for (const from of domain.froms) yield* inFile(program, chip, from);
    }
});

export const addressWidth = together(['address-width'], rows, domains);

function inDomain(program: Program, chip: Chip, iomem: IomemLine): Problem | undefined {
    const { line, use, size, count, name } = iomem;
    const end = lastByteOf(iomem);
    if (!isBeyond(end, chip) || frameMeant(program.scope, iomem) !== undefined) return undefined;
    if (name !== undefined && frameFault(name, program) !== undefined) return undefined;
    if (isBeyond(use.address, chip)) return beyond(line, use.node, use.address, chip);
    return beyond(line, (size ?? count)?.span ?? use.node, end, chip);
}

/** The first pages that a file gives past the last address. */
function* inFile({ scope }: Program, chip: Chip, { given, line, span }: FromLine): Iterable<Problem> {
    const range = given?.ranges.find(
        each => isBeyond(lastByteOf(each), chip) && firstMeant(scope, each) === undefined,
    );
    if (range === undefined) return;
    const related = [{ file: range.file, range: rangeIn(range.line, range.span), message: 'here' }];
    yield { ...beyond(line, span, lastByteOf(range), chip), related };
}

function beyond(line: number, span: Span, address: bigint, { name, addressBits }: Chip): Problem {
    return problem('address-width', rangeIn(line, span), { address, chip: name, bits: addressBits });
}
