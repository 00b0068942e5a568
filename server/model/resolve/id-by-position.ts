// id-by-position: a number that says an id by its position, and nothing of what the bits above say of it. Newer firmware also takes
// an id as its class and position only, and the bindings of device trees count clocks by bare positions. It is reported wherever such
// a number stands: in rows, tests and waivers, and in the declaration of a name.

import type { Params } from '../../diagnostics';
import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import { digitsOf, hexOf } from '../../language/number';
import type { DeclarationNode } from '../../language/statements/declaration';
import type { IdNode, NameKind, Span } from '../../language/syntax';
import { byPosition, type Chip, type PositionForm, positionIn } from '../chip';
import { perVersion } from '../kept/per-version';
import type { NameEntry } from '../names';
import { problem, rangeIn, replace } from '../problem';
import type { Scope } from '../scope';
import type { Resolution } from './lookup';

/** Reports an id by position in a row, a test or a waiver. The id alone is not replaced where a range goes on from it. */
export function reportUsedPosition(
    resolution: Resolution,
    line: Line,
    node: IdNode,
    kind: NameKind,
    end: IdNode | undefined,
): void {
    const form = node.kind === 'number' ? byPosition(node.value, kind, resolution.chip) : undefined;
    if (node.kind !== 'number' || form === undefined) return;
    const { platform } = resolution.scope;
    const params = positionParams(platform, kind, node.value, form, digitsOf(node));
    resolution.notes.record(line, () => {
        const name = end === undefined ? params.whole?.name : undefined;
        const fixes =
            name === undefined
                ? []
                : [replace(`Write ${name}, the id that is meant`, line.number, node, name)];
        return problem('id-by-position', rangeIn(line.number, node), params, { fixes });
    });
}

/** Reports a name that is declared with a position. */
export function reportDeclaredPosition(
    resolution: Resolution,
    line: Line,
    { value }: DeclarationNode,
    entry: NameEntry,
): void {
    const { kind, name } = entry;
    const form = entry.value === undefined ? undefined : byPosition(entry.value, kind, resolution.chip);
    if (value === undefined || entry.value === undefined || form === undefined) return;
    const { platform } = resolution.scope;
    const written = platform?.get(name) === undefined ? name : hexOf(entry.value);
    const params = positionParams(platform, kind, entry.value, form, written);
    resolution.notes.record(line, () => {
        const { whole } = params;
        const id = whole === undefined ? '' : hexOf(whole.id);
        // The tables that use the name are not known yet. Without that line the whole id is too large for them, which is an error.
        const title = `Write ${id}, the id of ${whole?.name}: a table needs its \`index\` line for it`;
        const fixes = whole === undefined ? [] : [replace(title, line.number, value, id)];
        return problem('id-by-position', rangeIn(line.number, value), params, { fixes });
    });
}

/** Reports, where a header is imported, names that it gives positions; the first of them stands for all. */
export function reportPositionOf(
    { notes }: Pick<Resolution, 'notes'>,
    platform: Scope | undefined,
    line: Line,
    span: Span,
    chip: Chip | undefined,
    [entry, ...others]: readonly NameEntry[],
): void {
    if (entry === undefined) return;
    const { kind, name, value } = entry;
    const form = value === undefined ? undefined : byPosition(value, kind, chip);
    if (value === undefined || form === undefined) return;
    const params = {
        ...positionParams(platform, kind, value, form, name),
        others: others.map(each => each.name),
    };
    const related = [entry, ...others.slice(0, MOST_RELATED)].map(each => ({
        file: each.file,
        range: rangeIn(each.line, each.span),
        message: `${short(each.name)} is defined here`,
    }));
    notes.record(line, () => problem('id-by-position', rangeIn(line.number, span), params, { related }));
}

const MOST_RELATED = 7;

function positionParams(
    platform: Scope | undefined,
    kind: NameKind,
    id: bigint,
    form: PositionForm,
    written: string,
): Params<'id-by-position'> {
    const name = nameAtPosition(platform, kind, id);
    const whole = name?.value === undefined ? undefined : { name: name.name, id: name.value, pll: name.pll };
    return { kind, form, written, whole, others: [] };
}

/** The platform's name of what is at this position; of two names that which is on the chip. */
const nameAtPosition = (platform: Scope | undefined, kind: NameKind, id: bigint): NameEntry | undefined =>
    platform && namesByPosition(platform).get(positionKey(kind, id));

const namesByPosition = perVersion((platform: Scope): ReadonlyMap<string, NameEntry> => {
    const names = new Map<string, NameEntry>();
    for (const kind of ['node', 'reset', 'clock'] as const)
        for (const name of platform.names(kind)) {
            const place = positionKey(kind, name.value ?? 0n);
            if (names.get(place)?.absent !== false) names.set(place, name);
        }
    return names;
});

const positionKey = (kind: NameKind, id: bigint): string => `${kind} ${positionIn(id)}`;
