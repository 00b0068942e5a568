// What stands above and behind a table in C: the comments that are about it.

import type { CComment, CTable, Trivium } from '../c/reading';
import { isForEditor } from './file-comments';
import { commentLines, written } from './lines';

/**
 * The comments above a table, as lines of comments with the blank lines between them. What stands above other directives belongs to these,
 * and what `isOfFile` to the file.
 */
export function headComments({ lead }: CTable, isOfFile: (comment: CComment) => boolean): string[] {
    const above: Trivium[] = [];
    let isOfMacro = false;
    for (const each of ownLead(lead)) {
        if (each.kind === 'directives') isOfMacro = each.areMacros;
        if (each.kind !== 'comment') above.push(each);
        // A comment on the line of a directive is about that, unless it is a macro with parameters.
        else if (!isOfFile(each) && !isForEditor(each) && (isOfMacro || each.isOfDirective !== true))
            above.push(each);
    }
    return written(above);
}

/** Of what stands above a table, what is about it. */
export const ownLead = (lead: readonly Trivium[]): readonly Trivium[] => lead.slice(startOfHead(lead));

/**
 * Behind the last directive; or above it, where no blank line is between it and the table. What is about index macros and row macros is
 * about the table.
 */
function startOfHead(all: readonly Trivium[]): number {
    const lead = all.filter(each => each.kind !== 'comment' || each.members === undefined);
    let end = lead.length;
    while (lead[end - 1]?.kind === 'blank') end--;
    const adjoining = lead.slice(0, end).findLastIndex(({ kind }) => kind === 'blank') + 1;
    const last = lead.findLastIndex(each => each.kind === 'directives' && !each.areMacros);
    return Math.min(last + 1, adjoining);
}

/** What closes the block of a table, with the comments behind it: those of one line beside it, the others below. */
export function closingLines({ behind }: CTable): string[] {
    const own = behind.filter(comment => !isForEditor(comment));
    const isBeside = ({ isAlone, lines }: CComment): boolean => !isAlone && lines.length === 1;
    const beside = own.filter(isBeside);
    const below = own.filter(comment => !isBeside(comment));
    const said = beside.flatMap(commentLines).join('; ');
    return [said === '' ? '}' : `} // ${said}`, ...written(below)];
}
