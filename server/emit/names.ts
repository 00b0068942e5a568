// The names that the rows of a table are printed with. A name means one thing in a whole output, though each table was resolved
// in its own file.

import type { IdNode, NameKind } from '../language/syntax';
import { isNameEntry, type NameEntry } from '../model/names';
import type { AccessRow, AccessTable, Program, Table } from '../model/program';
import type { Scope } from '../model/scope';

/** Is told a name that is printed, and what it stands for: an id, a byte address or an offset in bytes. */
export type NoteName = (name: string, kind: NameKind, value: bigint | number) => void;

export class TableNames {
    private readonly scope: Scope;
    private readonly whole: Scope;

    /** `note` is told a name as often as it is printed. */
    constructor(
        program: Program,
        table: Table,
        private readonly note: NoteName,
    ) {
        this.scope = scopeOf(program, table.file);
        this.whole = program.scope;
    }

    /**
     * The name of an entry; `undefined` where the whole program means another value by it, as happens when a file gives
     * its own value to a platform's name that an import uses. A number says it then.
     */
    use(entry: NameEntry): string | undefined {
        if (!this.isUsable(entry)) return undefined;
        this.note(entry.name, entry.kind, entry.value ?? 0n);
        return entry.name;
    }

    /** The name that the id of a resolved row is written as; `undefined` for a number. */
    useId(kind: NameKind, id: number, node: IdNode): string | undefined {
        return node.kind === 'number' ? undefined : this.useName(kind, id, node.name);
    }

    private useName(kind: NameKind, id: number, name: string): string | undefined {
        // In the program's own file it need not be looked up: what it stands for is known already.
        if (this.scope !== this.whole) {
            const entry = this.entryOf(name);
            return entry && this.use(entry);
        }
        this.note(name, kind, id);
        return name;
    }

    /** The name of one of a row's ids: as it is written, or in a range the first-declared one that the id has. */
    useSubject({ kind }: AccessTable, row: AccessRow, id: number): string | undefined {
        if (row.subjectName !== undefined) return this.useName(kind, id, row.subjectName);
        if (row.node.subject.last === undefined) return undefined;
        const [entry] = this.scope.namesOf(kind, BigInt(id));
        return entry && this.use(entry);
    }

    /** The entry that a name stands for in the table's file. */
    entryOf(name: string): NameEntry | undefined {
        const entry = this.scope.get(name);
        return isNameEntry(entry) ? entry : undefined;
    }

    private isUsable({ name, kind, value }: NameEntry): boolean {
        if (this.scope === this.whole) return true;
        const whole = this.whole.get(name);
        return isNameEntry(whole) && whole.kind === kind && whole.value === value;
    }
}

/** The scope of a file that is reached. Iterative, so that a chain of imports may be as long as it likes. */
function scopeOf(program: Program, file: string): Scope {
    const seen = new Set([program]);
    for (const each of seen) {
        if (each.file === file) return each.scope;
        for (const { program: imported } of each.imports) if (imported !== undefined) seen.add(imported);
    }
    return program.scope;
}
