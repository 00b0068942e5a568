// `import "path"`, and `import "path.h" as node NODE_*, frame at MM_* not MM_END`.

import { short } from '../../diagnostics/phrases';
import { flaw, type LineFix, replaceBy, safe } from '../flaw';
import { type AddPart, type FileForm, NO_NAMES, ONE_COLUMN } from '../form';
import { takeForm } from '../frame';
import { expected, nameHere, type Reader, string, take, takeComma } from '../reader';
import { type Block, NAME_KINDS, type NameKind, type NameNode, type Span, type StringNode } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';
import { ownerOfWord } from '../words';
import { A_KIND, readNameKind } from './names-head';

/** Of `as KIND PATTERN not NAME`; the span is that of all of it but `as`. */
export interface PatternNode extends Span {
    readonly kind: NameKind | undefined;
    /** What the header's numbers for frames mean. */
    readonly form: 'at' | 'mfn' | undefined;
    readonly pattern: NameNode | undefined;
    readonly excluded: readonly NameNode[];
}

export interface ImportNode {
    readonly kind: 'import';
    readonly path: StringNode | undefined;
    readonly patterns: readonly PatternNode[];
    readonly waivers: readonly WaiverNode[];
}

export const importFile: FileForm<ImportNode, 'import'> = {
    place: 'file',
    words: ['import'],
    group: 'import',
    read: reader => ({
        kind: 'import',
        path: string(reader, 'a path in double quotes'),
        patterns: readPatterns(reader),
        waivers: readWaivers(reader),
    }),
    parts: addPatterns,
    column: ONE_COLUMN,
    path: ({ path }) => path && { node: path, role: 'import' },
};

function readPatterns(reader: Reader): PatternNode[] {
    const patterns: PatternNode[] = [];
    if (!take(reader, 'as') && !reportsNoAs(reader)) return patterns;
    do {
        const { start } = reader.scanner;
        const same = patterns.length === 0 ? undefined : reportsNoKind(reader, patterns.at(-1));
        const kind = same?.kind ?? readNameKind(reader);
        if (kind === undefined) return patterns;
        const form = same === undefined && kind === 'frame' ? readForm(reader) : same?.form;
        const pattern = readPattern(reader);
        const excluded: NameNode[] = [];
        while (take(reader, 'not')) {
            const word = readPattern(reader);
            if (word !== undefined) excluded.push(word);
        }
        patterns.push({ kind, form, pattern, excluded, start, end: reader.scanner.previousEnd });
    } while (takeComma(reader) || reportsNoComma(reader));
    return patterns;
}

/** Whether a kind of names follows the path, so that `as` is missing, which is reported. */
function reportsNoAs(reader: Reader): boolean {
    const { start } = reader.scanner;
    return reportsKind(reader, '`as`', replaceBy('Write as', { start, end: start }, 'as '));
}

/** Whether a kind of names follows a pattern, so that the comma before it is missing, which is reported. */
function reportsNoComma(reader: Reader): boolean {
    const { previousEnd: start } = reader.scanner;
    return reportsKind(reader, '`,`', replaceBy('Write ,', { start, end: start }, ','));
}

function reportsKind({ scanner, flaws }: Reader, wanted: string, fix: LineFix): boolean {
    if (!scanner.is('word') || !NAME_KINDS.some(kind => kind === scanner.lexeme)) return false;
    const { start, end, lexeme } = scanner;
    const params = { expected: wanted, found: `the keyword \`${lexeme}\`` };
    flaws.push(flaw('syntax', { start, end }, params, safe(fix)));
    return true;
}

/** The pattern before, if what follows it is one without a kind of its own, which is reported. */
function reportsNoKind({ scanner, flaws }: Reader, before: PatternNode | undefined): PatternNode | undefined {
    const isPattern = scanner.is('word') && ownerOfWord(scanner.lexeme) === undefined;
    if (!isPattern || before?.kind === undefined) return undefined;
    const { start, end, lexeme } = scanner;
    const kind = before.form === undefined ? before.kind : `${before.kind} ${before.form}`;
    const fix = replaceBy(`Write ${kind}, as before the comma`, { start, end: start }, `${kind} `);
    flaws.push(flaw('syntax', { start, end }, { expected: A_KIND, found: `\`${short(lexeme)}\`` }, fix));
    return before;
}

function readForm(reader: Reader): 'at' | 'mfn' | undefined {
    const form = takeForm(reader);
    if (form !== undefined) return form;
    const { scanner, flaws } = reader;
    const here = { start: scanner.start, end: scanner.start };
    flaws.push(
        flaw(
            'ambiguous-number',
            scanner,
            { text: undefined, use: 'frame' },
            replaceBy('They are byte addresses', here, 'at '),
            replaceBy('They are frame numbers', here, 'mfn '),
        ),
    );
    return undefined;
}

function readPattern(reader: Reader): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, 'a name or a pattern like `NODE_*`');
    scanner.extendOverStar();
    return nameHere(reader);
}

function addPatterns({ patterns, waivers }: ImportNode, add: AddPart, block: Block): void {
    for (const { pattern, excluded } of patterns)
        for (const word of [pattern, ...excluded]) add(word, 'pattern', NO_NAMES);
    addWaivers(waivers, add, block);
}
