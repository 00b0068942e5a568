// A name that nobody has declared, while one that is spelt like it is declared in the file and used by nobody: one of the two is
// misspelt, and that is one mistake, however often the name is used.

import { shortened } from '../../diagnostics/phrases';
import { titleOf } from '../../diagnostics/titles';
import { addTo } from '../../language/sorted';
import type { Steps } from '../../language/steps';
import type { Span } from '../../language/syntax';
import type { Domain } from '../domain';
import type { Named, Unknown } from '../kept/notes';
import type { Users } from '../kept/users';
import { isNameEntry, type NameEntry } from '../names';
import { type Edit, type Fix, rangeIn } from '../problem';
import type { TestBlock } from '../program';
import type { Scope } from '../scope';

interface Places {
    readonly file: string;
    readonly scope: Scope;
    readonly domains: readonly Domain[];
    readonly tests: readonly TestBlock[];
    readonly users: Users;
}

type Declared = Pick<NameEntry | Domain, 'file' | 'line' | 'span' | 'name'>;

/** The declaration, and all that use the name which it may have been meant for, in the order of the text. */
export interface Misspelt {
    readonly declared: Declared;
    readonly uses: readonly [Named, ...Named[]];
}

/** With more unknown names than this, the cause is probably another. */
const MOST_NAMES = 8;

/** Those of unknown names in the order of the text, by what is said of them first; `suggested` gives the names that are spelt most like one. */
export function* misspeltDeclarations(
    places: Places,
    unknowns: readonly Unknown[],
    suggested: (unknown: Named) => readonly string[],
): Steps<ReadonlyMap<Unknown, Misspelt>> {
    const byName = new Map<string, Named[]>();
    for (const each of unknowns) if ('name' in each) addTo(byName, keyOf(each), each);
    const misspelt = new Map<Unknown, Misspelt>();
    if (byName.size === 0 || byName.size > MOST_NAMES) return misspelt;
    for (const [first, ...others] of byName.values()) {
        if (first === undefined) continue;
        const [near] = suggested(first);
        const declared = near === undefined ? undefined : yield* unusedHere(places, first, near);
        if (declared !== undefined) misspelt.set(first, { declared, uses: [first, ...others] });
    }
    return misspelt;
}

const keyOf = (unknown: Named): string => ('isDomain' in unknown ? 'domain ' : '') + unknown.name;

/** What the file itself declares by a name and nothing uses, if it fits the place of an unknown one. */
function* unusedHere(places: Places, unknown: Named, name: string): Steps<Declared | undefined> {
    const found = 'isDomain' in unknown ? unusedDomain(places, name) : yield* unusedName(places, name);
    return found?.file === places.file ? found : undefined;
}

const unusedDomain = ({ domains, tests }: Places, name: string): Domain | undefined =>
    domains.find(
        each => each.name === name && !tests.some(({ lines }) => lines.some(({ domain }) => domain === each)),
    );

function* unusedName({ scope, users }: Places, name: string): Steps<NameEntry | undefined> {
    yield* users.collect();
    const entry = scope.get(name);
    return isNameEntry(entry) && !users.isUsed(name) ? entry : undefined;
}

/** The declaration put right, or all that use the name, if these are several. */
export function misspeltFixes({ declared, uses }: Misspelt): Fix[] {
    const [{ name }, ...others] = uses;
    const there: Fix = {
        title: titleOf(
            most =>
                `Write ${shortened(name, most)} on line ${declared.line + 1}, where ${shortened(declared.name, most)} is declared`,
        ),
        edits: [written(declared.line, declared.span, name)],
    };
    if (others.length === 0) return [there];
    const here: Fix = {
        title: titleOf(most => `Write ${shortened(declared.name, most)} in all ${uses.length} places`),
        edits: uses.map(({ at, span }) => written(at.number, span, declared.name)),
    };
    return [there, here];
}

const written = (line: number, span: Span, newText: string): Edit => ({
    range: rangeIn(line, span),
    newText,
});
