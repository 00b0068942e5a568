// Lines in a form that the language does not have, of which it is plain what was meant: two frames in a row, pages in a list, the verb of
// a claim. The parser asks here about lines that it cannot read; most files have none, so the first call loads it (`AT_FIRST_CALL` in
// build.mjs).

import { short } from '../diagnostics/phrases';
import { type Flaw, flaw } from './flaw';
import { CLAIMS } from './other-forms/claims';
import { CLOCKS } from './other-forms/clocks';
import { DOMAINS } from './other-forms/domains';
import { type Form, foundIn, type Part } from './other-forms/form';
import { HEADS } from './other-forms/heads';
import { LINES, PROSE } from './other-forms/lines';
import { LOOSE_ROWS } from './other-forms/loose-rows';
import { NAMES } from './other-forms/names';
import { REGISTERS } from './other-forms/registers';
import { ROWS } from './other-forms/rows';
import { LOOSE_STATEMENTS, STATEMENTS } from './other-forms/statements';
import type { Mend } from './scanner';
import type { Block } from './syntax';

/** What is said of such a line. */
export interface OtherForm {
    readonly flaw: Flaw;
    /** What is read instead; without it the line is what could be read of it. */
    readonly mend?: Mend;
}

/** The form of a line whose first flaw this is; `undefined` for a line that has none of these. */
export function otherForm(text: string, first: Flaw, block: Block): OtherForm | undefined {
    return formOf(FORMS(block), text, first, block);
}

/** The same for a line of which no word or symbol alone is wrong, and for which there is no fix: these forms say no more than what its parts are. */
export function looseForm(text: string, first: Flaw, block: Block): OtherForm | undefined {
    return first.fixes.length > 0 ? undefined : formOf(LOOSE(block), text, first, block);
}

/** Of several that a line has, the first counts. */
const FORMS = inBlocks([
    ...LINES,
    ...HEADS,
    ...ROWS,
    ...REGISTERS,
    ...CLOCKS,
    ...DOMAINS,
    ...CLAIMS,
    ...NAMES,
    ...STATEMENTS,
    ...PROSE,
]);

const LOOSE = inBlocks([...LOOSE_ROWS, ...LOOSE_STATEMENTS]);

/** Nobody writes a longer line by habit, and each form looks at all of it, more than once where much is alike. */
const LONGEST = 240;

/** Those of the forms that lines of a block may have. A file with many mistakes asks for each of its lines, so they are chosen once. */
function inBlocks(forms: readonly Form[]): (block: Block) => readonly Form[] {
    const chosen = new Map<Block, readonly Form[]>();
    return block => {
        const known = chosen.get(block);
        if (known !== undefined) return known;
        const those = forms.filter(({ blocks }) => blocks.some(each => isBlock(each, block)));
        chosen.set(block, those);
        return those;
    };
}

function formOf(forms: readonly Form[], text: string, { start }: Flaw, block: Block): OtherForm | undefined {
    if (text.length > LONGEST) return undefined;
    const behind = /^\s*waive\b/.test(text) ? /\s*\/\/.*$/ : /\s*(?:\/\/|\bwaive\b).*$/;
    const line = text.replace(behind, '').trimEnd();
    for (const { line: pattern, expected, fixes, mend } of forms) {
        const found = foundIn(line, block, pattern);
        if (found === undefined) continue;
        // Else something before it is the mistake.
        if (start < found.matched.start || start > found.matched.end) continue;
        const wrong = trimmed(found.part('wrong'));
        const params = {
            expected: typeof expected === 'string' ? expected : expected(found),
            found: `\`${short(wrong.text)}\``,
        };
        const isWaived = text.slice(line.length).trimStart().startsWith('waive');
        // A comment would take the waiver behind it along.
        const offered = (fixes?.(found) ?? []).filter(({ newText }) => !isWaived || !newText.includes('//'));
        const told = flaw('syntax', wrong, params, ...offered);
        return { flaw: told, ...(mend && { mend: mend(found) }) };
    }
    return undefined;
}

/** A part without the blanks around it, which a fix may take along. */
function trimmed({ start, text }: Part): Part {
    const from = start + text.length - text.trimStart().length;
    return { start: from, end: from + text.trim().length, text: text.trim() };
}

const isBlock = (each: Form['blocks'][number], block: Block): boolean =>
    each === 'any' || each === block || (each === 'names' && block.startsWith('names '));
