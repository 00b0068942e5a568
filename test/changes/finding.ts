// Finds what a comparison says about any id or register.

import type { Both, Compared, Thing } from '../../server/changes/compare';
import type { Side } from '../../server/changes/side';

/** The thing that stands for what a question is about. */
export function finder(
    things: readonly Compared[],
    sides: Both<Side>,
): (thing: Thing) => Compared | undefined {
    const keyed = new Map<string, Compared>();
    for (const each of things) if (!('start' in each.thing)) keyed.set(keyOf(each.thing, sides), each);
    return thing => {
        const known = keyed.get(keyOf(thing, sides));
        if (known !== undefined) return known;
        if (thing.kind === 'clock') return keyed.get('other-clocks');
        return things.find(each => holds(each.thing, thing));
    };
}

function keyOf(thing: Thing, sides: Both<Side>): string {
    if (!('id' in thing)) return thing.kind;
    const places = sides.map(side => side.placeOf(thing.kind, thing.id));
    const plls = sides.flatMap(({ policy }) => [...policy.plls]);
    const special = thing.kind === 'clock' ? plls.includes(thing.id) : thing.id === 0;
    return special ? `${thing.kind} ${thing.id}` : `${thing.kind} at ${places}`;
}

const holds = (thing: Thing, asked: Thing): boolean =>
    thing.kind === 'read'
        ? asked.kind === 'read' && thing.start <= asked.start && asked.start < thing.end
        : thing.kind === 'write' &&
          asked.kind === 'write' &&
          thing.start <= asked.start &&
          asked.start < thing.end &&
          (thing.mask & asked.mask) !== 0;
