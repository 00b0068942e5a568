// What resolving found, line by line. Problems are made from it only on request, because lines may move until then.

import type { Line } from '../../language/lines';
import type { NameKind, NameNode, Span } from '../../language/syntax';
import type { Problem } from '../problem';
import type { Table } from '../program';

/** A finding from which a problem with the current line numbers can be made, given the tables in scope, for its fixes. */
export type Finding = (tables: readonly Table[]) => Problem;

/** A name that is not declared, or an id without a name in a range between names. */
export type Unknown = { readonly at: Line; readonly span: Span } & (
    | { readonly name: string; readonly node: NameNode; readonly kinds: readonly NameKind[] }
    | { readonly name: string; readonly isDomain: true }
    | { readonly unnamed: number; readonly kind: NameKind; readonly first: number; readonly last: number }
);

/** Those that are names. */
export type Named = Extract<Unknown, { name: string }>;

export class Notes {
    private readonly lines = new Map<Line, { readonly findings: Finding[]; readonly unknowns: Unknown[] }>();

    record(line: Line, finding: Finding): void {
        this.of(line).findings.push(finding);
    }

    /** Unknown names are separate: if names may be missing, none of them is reported. */
    addUnknown(unknown: Unknown): void {
        this.of(unknown.at).unknowns.push(unknown);
    }

    /** Whether there are none of any line. */
    get isEmpty(): boolean {
        return this.lines.size === 0;
    }

    /** To be called when a line is read again or removed. */
    forget(line: Line): void {
        this.lines.delete(line);
    }

    *findings(): Iterable<Finding> {
        for (const { findings } of this.lines.values()) yield* findings;
    }

    *unknowns(): Iterable<Unknown> {
        for (const { unknowns } of this.lines.values()) yield* unknowns;
    }

    private of(line: Line) {
        let notes = this.lines.get(line);
        if (notes === undefined) {
            notes = { findings: [], unknowns: [] };
            this.lines.set(line, notes);
        }
        return notes;
    }
}
