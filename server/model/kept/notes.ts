// What resolving found, line by line. It is told only when somebody asks, because by then the lines may have moved.

import type { Line } from '../../language/lines';
import type { NameKind, NameNode, Span } from '../../language/syntax';
import type { Problem } from '../problem';

/** A finding that can be told with the numbers that lines have now. */
export type Finding = () => Problem;

/** A name that stands for nothing, or an id in a range between names that has none. */
export type Unknown = { readonly at: Line; readonly span: Span } & (
    | { readonly name: string; readonly node: NameNode; readonly kinds: readonly NameKind[] }
    /** A domain's name, and those that there are. */
    | { readonly name: string; readonly domains: readonly string[] }
    | { readonly unnamed: number; readonly kind: NameKind; readonly first: number; readonly last: number }
);

export class Notes {
    private readonly lines = new Map<Line, { readonly findings: Finding[]; readonly unknowns: Unknown[] }>();

    record(line: Line, finding: Finding): void {
        this.of(line).findings.push(finding);
    }

    /** Unknown names are kept apart: where names may be missing, none of them is told. */
    addUnknown(unknown: Unknown): void {
        this.of(unknown.at).unknowns.push(unknown);
    }

    /** The line is read again, or gone. */
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
