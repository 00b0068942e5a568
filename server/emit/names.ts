// The names that an output uses. A name means one thing in a whole output, though each table was resolved in its own file.

import type { IdNode } from '../language/syntax';
import { isNameEntry, type NameEntry } from '../model/names';
import type { AccessRow, AccessTable, Program, Table } from '../model/program';
import type { Scope } from '../model/scope';

/** Collects the names that are printed, so that the output can check them. */
export class UsedNames {
    private readonly used = new Map<string, NameEntry>();
    private readonly scopes: ReadonlyMap<string, Scope>;

    constructor(private readonly program: Program) {
        this.scopes = scopesOf(program);
    }

    /**
     * The name of an entry, which from now on counts as used; `undefined` where the whole program means another value
     * by it, as happens when a file gives its own value to a platform's name that an import uses. A number says it then.
     */
    use(entry: NameEntry): string | undefined {
        const whole = this.program.scope.get(entry.name);
        if (!isNameEntry(whole) || whole.kind !== entry.kind || whole.value !== entry.value) return undefined;
        this.used.set(entry.name, entry);
        return entry.name;
    }

    /** The name that an id is written as; `undefined` for a number. */
    nameOfId(table: Table, node: IdNode): string | undefined {
        const entry = node.kind === 'name' ? this.entryOf(table, node.name) : undefined;
        return entry && this.use(entry);
    }

    /** The name of one of a row's ids: as it is written, or in a range the first-declared one that the id has. */
    nameOfSubject(table: AccessTable, { node }: AccessRow, id: number): string | undefined {
        if (node.subject.last === undefined) return this.nameOfId(table, node.subject.first);
        const [entry] = this.scopeOf(table).namesOf(table.kind, BigInt(id));
        return entry && this.use(entry);
    }

    /** The entry that a name written in a table stands for. */
    entryOf(table: Table, name: string): NameEntry | undefined {
        const entry = this.scopeOf(table).get(name);
        return isNameEntry(entry) ? entry : undefined;
    }

    /** In the order of their first use. */
    all(): readonly NameEntry[] {
        return [...this.used.values()];
    }

    private scopeOf({ file }: Table): Scope {
        return this.scopes.get(file) ?? this.program.scope;
    }
}

/** The scope of each file that is reached. Iterative, so that a chain of imports may be as long as it likes. */
function scopesOf(program: Program): Map<string, Scope> {
    const scopes = new Map([[program.file, program.scope]]);
    const left = [program];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
        for (const { program: imported } of next.imports) {
            if (imported === undefined || scopes.has(imported.file)) continue;
            scopes.set(imported.file, imported.scope);
            left.push(imported);
        }
    }
    return scopes;
}
