// A generated C header or TypeScript module that is open in an editor: what its lines stand for in the source, and what was edited in it.
// It is loaded when the first such document is opened (`AT_FIRST_CALL` in build.mjs), and so shares no module with the server.

import type { CodeAction, CodeLens } from 'vscode-languageserver-types';
import type { Analysis } from '../../checks/analyse';
import { type EditedParts, editedParts } from '../../emit/edited-parts';
import type { JudgedFile } from '../../emit/generated-file';
import { columnOf, GeneratedLines, wordAt } from '../../emit/generated-lines';
import type { NotTakenOver } from '../../emit/rows-back';
import type { Position, Range } from '../../language/document';
import type { TableKind } from '../../language/syntax';
import type { Failure } from '../../model/host';
import { isNameEntry } from '../../model/names';
import { type Problem, rangeIn } from '../../model/problem';
import type { Program, Row } from '../../model/program';
import { rowIn, tableOf } from '../places/rowIn';
import { type ActionNeeds, actionsFor } from './actions';
import { editsRestoring } from './edits';
import { type LensNeeds, lensesOf, titleOf } from './lenses';
import { problemsIn } from './problems';
import { type Engine, type TakingOver, takingAllOver } from './takingOver';

/** The source of a generated file, as far as it can be read, and how the two compare. */
export interface KnownSource {
    readonly program: Program;
    /** How many errors the source has. With errors, what it generates is only a part, and nothing is said of differences. */
    readonly errors: number;
    readonly judged: JudgedFile;
}

export interface GeneratedInput {
    /** The path of the file. */
    readonly file: string;
    /** Its text in the editor. */
    readonly text: string;
    /** The path of its source. */
    readonly source: string;
    /** Or why the source is not known; what is not called as a source is not read. */
    readonly known: KnownSource | Failure | 'no source';
}

/** What a place in a generated file stands for. `origin` is what is meant there. */
export type Meant = { readonly origin: Range } & (
    | { readonly kind: 'source'; readonly file: string }
    /**
     * A row, or a name in it: `at` is where it stands in the source, and `range` is all of the row. `other` is a name of another kind than
     * the table's that the row of the source does not have.
     */
    | {
          readonly kind: 'row';
          readonly file: string;
          readonly at: Position;
          readonly range: Range;
          readonly other: string | undefined;
      }
    | { readonly kind: 'word'; readonly word: string }
);

export function generatedDocument(input: GeneratedInput): GeneratedDocument {
    return new GeneratedDocument(input);
}

/** The edits of a source that take a generated file over, given its path and text; or why it cannot be. */
export function takingOver(
    analysis: Analysis,
    path: string,
    existing: string,
    engine: Engine,
): TakingOver | NotTakenOver {
    return takingAllOver(analysis, path, existing, engine);
}

export class GeneratedDocument {
    readonly lines: readonly string[];
    private mapped: GeneratedLines | undefined;
    private differing: EditedParts | undefined;

    constructor(readonly input: GeneratedInput) {
        this.lines = input.text.replaceAll('\r\n', '\n').split('\n');
    }

    /** Worked out when somebody points at a row. */
    private get rows(): GeneratedLines | undefined {
        const { known } = this.input;
        if (typeof known === 'string') return undefined;
        this.mapped ??= new GeneratedLines(known.judged.text, known.judged.printed);
        return this.mapped;
    }

    /** The program of the source; `undefined` if that cannot be read. */
    get program(): Program | undefined {
        const { known } = this.input;
        return typeof known === 'string' ? undefined : known.program;
    }

    /** What differs in a file that was edited; nothing in any other. */
    get edited(): EditedParts {
        this.differing ??= this.compared();
        return this.differing;
    }

    private compared(): EditedParts {
        const { known } = this.input;
        if (typeof known === 'string' || known.errors > 0) return NOTHING;
        const { state, text, printed } = known.judged;
        const isEdited = (state === 'edited' || state === 'foreign') && this.conflict === undefined;
        return isEdited ? editedParts(text, printed) : NOTHING;
    }

    /** The line with the first marker of a merge conflict. */
    get conflict(): number | undefined {
        const at = this.lines.findIndex(line => line.startsWith('<<<<<<< '));
        return at === -1 ? undefined : at;
    }

    /** The first line of the banner, below the licence. */
    get banner(): number {
        return this.lines[0]?.startsWith('/* SPDX') ? 1 : 0;
    }

    meantAt({ line, character }: Position): Meant | undefined {
        const text = this.lines[line];
        if (text === undefined) return undefined;
        const found = wordAt(text, character);
        const row = this.rows?.rowAt(line);
        if (row !== undefined) return this.meantInRow(row, line, found);
        const path = text.indexOf(FROM);
        if (path !== -1 && line <= this.banner + 2) {
            const origin = rangeIn(line, { start: path + FROM.length, end: text.length });
            return { kind: 'source', file: this.input.source, origin };
        }
        return found && { kind: 'word', word: found.word, origin: rangeIn(line, found) };
    }

    private meantInRow(row: Row, line: number, found: ReturnType<typeof wordAt>): Meant | undefined {
        const { program } = this;
        const table = program && tableOf(program, row);
        if (program === undefined || table === undefined) return undefined;
        const { node, text, number } = row.at;
        const code = text.slice(0, node.comment === -1 ? text.length : node.comment).trimEnd();
        const column = found === undefined ? -1 : columnOf(code, found.word);
        const other = column === -1 && found && isOfOtherKind(program, found.word, table.kind);
        const start = code.length - code.trimStart().length;
        const end = this.lines[line]?.length ?? 0;
        const isWord = found !== undefined && (column !== -1 || other === true);
        return {
            kind: 'row',
            file: table.file,
            at: { line: number, character: column === -1 ? Math.max(code.indexOf('->'), start) : column },
            range: rangeIn(number, { start, end: code.length }),
            origin: rangeIn(line, isWord ? found : { start: this.indentation(line), end }),
            other: isWord && column === -1 ? found.word : undefined,
        };
    }

    /** The lines of the row in a line of a source; those that follow each other as one range. */
    rangesOf(file: string, line: number): Range[] {
        const { program } = this;
        const found = program?.tables
            .filter(table => table.file === file && table.first < line && line < table.last)
            .map(table => rowIn(table, line))[0];
        if (found === undefined) return [];
        return (this.rows?.linesOf(each => each === found) ?? []).map(({ first, last }) => ({
            start: { line: first, character: this.indentation(first) },
            end: { line: last, character: this.lines[last]?.length ?? 0 },
        }));
    }

    private indentation(line: number): number {
        const text = this.lines[line] ?? '';
        return text.length - text.trimStart().length;
    }

    /** What was edited, line by line, each with the fix that generates it again; and a merge conflict. */
    get problems(): readonly Problem[] {
        return problemsIn(this);
    }

    /** How it compares with its source. */
    get title(): string {
        return titleOf(this);
    }

    /** The same, and what can be done about that. */
    lenses(needs: LensNeeds): CodeLens[] {
        return lensesOf(this, needs);
    }

    /** What can be done about what was edited in some lines. */
    actions(range: Range, needs: ActionNeeds): CodeAction[] {
        return actionsFor(this, range, needs);
    }

    /** The edits that turn it into what its source generates; none if it cannot be compared, or is that already. */
    get generatedAgain(): ReturnType<typeof editsRestoring> {
        const { known } = this.input;
        return typeof known === 'string' || known.errors > 0 ? [] : editsRestoring(this, known.judged);
    }
}

function isOfOtherKind({ scope }: Program, word: string, kind: TableKind): boolean {
    const entry = scope.get(word);
    return isNameEntry(entry) && entry.kind !== kind;
}

const FROM = 'Generated by eemi-acl from ';

const NOTHING: EditedParts = { parts: [], isOfNow: true, isLong: false };
