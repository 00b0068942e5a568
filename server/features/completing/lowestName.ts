// The name of the lowest id of a kind, at which an index macro starts counting.

import { inPieces, type Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import { type NameIndex, nameIndex } from '../../model/kept/name-index';
import type { NameEntry } from '../../model/names';
import type { Scope } from '../../model/scope';

/** The first-declared name of the lowest value of a kind; `undefined` if the kind has no names. */
export function lowestName(scope: Scope, kind: NameKind): NameEntry | undefined {
    const value = lowest(scope, kind).valueIn(scope, kind);
    return value === undefined ? undefined : scope.namesOf(kind, value)[0];
}

const lowest = nameIndex(() => new Lowest());

class Lowest implements NameIndex {
    private value: bigint | undefined;
    private isKnown = true;

    begin(entries: readonly NameEntry[]): Steps<void> {
        return inPieces(entries, entry => this.add(entry));
    }

    add({ value }: NameEntry): void {
        if (value !== undefined && (this.value === undefined || value < this.value)) this.value = value;
    }

    delete({ value }: NameEntry): void {
        if (value === this.value) this.isKnown = false;
    }

    valueIn(scope: Scope, kind: NameKind): bigint | undefined {
        if (!this.isKnown) {
            this.value = undefined;
            for (const { value } of scope.firstNames(kind)) {
                if (value === undefined) continue;
                if (this.value === undefined || value < this.value) this.value = value;
            }
            this.isKnown = true;
        }
        return this.value;
    }
}
