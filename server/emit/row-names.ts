// The names that the rows of a table are printed with. In an output a name has one meaning, although each table was resolved in
// its own file.

import type { IdNode } from '../language/syntax';
import { isNameEntry, isNameOf, type NameEntry } from '../model/names';
import { platformOfFile } from '../model/platforms';
import type { AccessRow, AccessTable, Program, Table } from '../model/program';
import type { Scope } from '../model/scope';

/**
 * The names that an output prints, in the order of their first use. A line declares at most one name, so one bit for each line
 * is enough; a `Set` of a hundred thousand names takes several times as long.
 */
export class UsedNames {
    readonly entries: NameEntry[] = [];
    private readonly seen = new Map<string, Uint8Array>();
    /** The file of the last name, and its bits: the next name is usually from the same file. */
    private file = '';
    private lines: Uint8Array = new Uint8Array(0);

    /** Notes the entry of a name: the one that counts in the program as a whole. */
    markUsed(entry: NameEntry): void {
        const { file, line } = entry;
        if (file !== this.file || line >= this.lines.length) this.turnTo(file, line);
        if (this.lines[line] === 1) return;
        this.lines[line] = 1;
        this.entries.push(entry);
    }

    private turnTo(file: string, line: number): void {
        const seen = this.seen.get(file) ?? new Uint8Array(0);
        const lines = line < seen.length ? seen : new Uint8Array(2 * (line + 1));
        if (lines !== seen) lines.set(seen);
        this.seen.set(file, lines);
        this.file = file;
        this.lines = lines;
    }
}

export class TableNames {
    private readonly scope: Scope;
    private readonly whole: Scope;

    /** `used`, if given, notes each name that is printed. */
    constructor(
        program: Program,
        table: Table,
        private readonly used?: UsedNames,
    ) {
        this.scope = scopeOf(program, table.file);
        this.whole = program.scope;
    }

    /**
     * The name of an entry; `undefined` if the name has a different value in the program as a whole, as happens when a file
     * redefines a platform's name that an import uses. A number is printed then.
     */
    use(entry: NameEntry): string | undefined {
        const counting = this.scope === this.whole ? entry : this.countingFor(entry);
        if (counting === undefined) return undefined;
        this.used?.markUsed(counting);
        return counting.name;
    }

    /** The name that an id of a resolved row is written as; `undefined` for a number. */
    useId(node: IdNode): string | undefined {
        const entry = node.kind === 'name' ? this.entryOf(node.name) : undefined;
        return entry && this.use(entry);
    }

    /**
     * The name of one of a row's ids: as written, or in a range the id's first name of a file, and only then of the platform. A tree
     * that has names of its own need not have the platform's.
     */
    useSubject({ kind }: AccessTable, row: AccessRow, id: number): string | undefined {
        if (row.subjectName !== undefined) return this.use(row.subjectName);
        if (row.node.subject.last === undefined) return undefined;
        const names = this.scope.namesOf(kind, id);
        const entry = names.find(({ file }) => platformOfFile(file) === undefined) ?? names[0];
        return entry && this.use(entry);
    }

    /** The entry that a name stands for in the table's file. */
    entryOf(name: string): NameEntry | undefined {
        const entry = this.scope.get(name);
        return isNameEntry(entry) ? entry : undefined;
    }

    /** The entry of the name in the program as a whole, if its value is the same there. */
    private countingFor({ name, kind, value }: NameEntry): NameEntry | undefined {
        const whole = this.whole.get(name);
        return isNameOf(whole, kind) && whole.value === value ? whole : undefined;
    }
}

/** The scope of an imported file. Iterative, so that a chain of imports may have any length. */
function scopeOf(program: Program, file: string): Scope {
    const seen = new Set([program]);
    for (const each of seen) {
        if (each.file === file) return each.scope;
        for (const { program: imported } of each.imports) if (imported !== undefined) seen.add(imported);
    }
    return program.scope;
}
