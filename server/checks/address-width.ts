// address-width: a number past the last address that the platform's chip can form. A number of the wrong unit is only that
// mistake. In declarations and register rows it is found when they are resolved.

import type { Span } from '../language/syntax';
import { type Chip, isBeyond } from '../model/chip';
import type { FromLine, IomemLine } from '../model/domain';
import { frameFault } from '../model/frame-fault';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { eachOwningLine, eachRow, together } from './forms';
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

const domains = eachOwningLine(['address-width'], (line, names) => {
    const { chip } = names;
    if (chip === undefined) return undefined;
    return 'given' in line ? inFile(names, chip, line) : inDomain(names, chip, line);
});

export const addressWidth = together(['address-width'], rows, domains);

type Names = Pick<Program, 'scope' | 'chip'>;

function inDomain(names: Names, chip: Chip, iomem: IomemLine): Problem | undefined {
    const { line, use, size, count, name } = iomem;
    const end = lastByteOf(iomem);
    if (!isBeyond(end, chip) || frameMeant(names.scope, iomem) !== undefined) return undefined;
    if (name !== undefined && frameFault(name, names) !== undefined) return undefined;
    if (isBeyond(use.address, chip)) return beyond(line, use.node, use.address, chip);
    return beyond(line, (size ?? count)?.span ?? use.node, end, chip);
}

/** The first pages that a file gives past the last address. */
function inFile({ scope }: Names, chip: Chip, { given, line, span }: FromLine): Problem | undefined {
    const range = given?.ranges.find(
        each => isBeyond(lastByteOf(each), chip) && firstMeant(scope, each) === undefined,
    );
    if (range === undefined) return undefined;
    const related = [{ file: range.file, range: rangeIn(range.line, range.span), message: 'here' }];
    return { ...beyond(line, span, lastByteOf(range), chip), related };
}

function beyond(line: number, span: Span, address: bigint, { name, addressBits }: Chip): Problem {
    return problem('address-width', rangeIn(line, span), { address, chip: name, bits: addressBits });
}
