// The address space as far as rows and domains are about it: pages by device, and who owns them.

import { frameOf, tablesOf } from '../access/policy';
import { hexOf } from '../language/number';
import { inPieces, type Steps } from '../language/steps';
import type { Domain } from '../model/domain';
import { isWholePages, PAGE_BYTES } from '../model/page';
import { ownerOfPage } from '../model/page-owners';
import { framesOfPage } from '../model/pages-in-use';
import type { Program } from '../model/program';
import { weightOf } from '../model/row-weight';
import type { Remark, ShownPages } from '../view/access';
import type { Asked } from './answers';
import { nameOfPage } from './pages';

/** Pages that rows grant through: how many ids, and whether an address inside the page is used. */
interface Use {
    things: number;
    isPart: boolean;
}

/** More places where something changes are not looked at: a file that is made to be long shall not stop an editor. */
const MOST_PLACES = 20_000;

/** The pages that rows use or a domain owns, ascending, in pieces. What a domain owns because it owns all does not count. */
export function* addressSpace(asked: Asked, domains: readonly Domain[]): Steps<ShownPages[]> {
    const uses = yield* usesOf(asked.program);
    const places = placesOf(uses, domains);
    const found: Stretch[] = [];
    yield* inPieces(places.entries(), ([at, first]) => {
        const next = places[at + 1];
        if (next === undefined) return;
        const stretch = stretchAt(asked, domains, uses, first, next - 1);
        if (stretch !== undefined) addTo(found, stretch);
    });
    return found.map(each => shown(each, domains));
}

interface Stretch {
    readonly first: number;
    /** Included. */
    last: number;
    readonly device: string;
    readonly marks: string;
    readonly use: Use | undefined;
    readonly isSeveral: boolean;
}

function* usesOf(program: Program): Steps<Map<number, Use>> {
    const { node, reset } = tablesOf(program);
    const uses = new Map<number, Use>();
    for (const table of [node, reset])
        yield* inPieces(
            table?.rows ?? [],
            row => {
                const frame = frameOf(row);
                if (frame === 0 || row.size === 0) return;
                const use = uses.get(frame) ?? { things: 0, isPart: false };
                uses.set(frame, use);
                use.things += row.size;
                use.isPart ||= !isWholePages(row.address ?? 0n);
            },
            weightOf,
        );
    return uses;
}

/** The pages where something begins or ends, ascending. */
function placesOf(uses: ReadonlyMap<number, Use>, domains: readonly Domain[]): number[] {
    const places = new Set<number>();
    for (const frame of uses.keys()) places.add(frame).add(frame + 1);
    for (const { ranges } of domains)
        for (const { first, last } of ranges) {
            if (places.size >= MOST_PLACES) break;
            places.add(Number(first)).add(Number(last) + 1);
        }
    return [...places].sort((a, b) => a - b);
}

function stretchAt(
    asked: Asked,
    domains: readonly Domain[],
    uses: ReadonlyMap<number, Use>,
    first: number,
    last: number,
): Stretch | undefined {
    const use = uses.get(first);
    const page = BigInt(first);
    if (use === undefined && !domains.some(each => !each.all && each.owns(page))) return undefined;
    const { scope } = asked.program;
    const values = new Set(framesOfPage(scope, first).map(({ value }) => value));
    return {
        ...{ first, last, use },
        device: nameOfPage(asked, first) ?? ownerOfPage(scope, page)?.name ?? '',
        marks: domains.map(each => markOf(each, page)).join(''),
        isSeveral: values.size > 1,
    };
}

function markOf(domain: Domain, page: bigint): string {
    if (domain.owns(page)) return domain.ownsAsExtra(page) ? 'e' : 'y';
    return domain.isKnown ? 'n' : 'u';
}

/** Pages without rows that go on where others end, and are alike, are one. */
function addTo(found: Stretch[], stretch: Stretch): void {
    const before = found.at(-1);
    const isSame =
        before !== undefined &&
        before.last + 1 === stretch.first &&
        before.use === undefined &&
        stretch.use === undefined &&
        before.device === stretch.device &&
        before.marks === stretch.marks;
    if (isSame) before.last = stretch.last;
    else found.push(stretch);
}

function shown(
    { first, last, device, marks, use, isSeveral }: Stretch,
    domains: readonly Domain[],
): ShownPages {
    const owners = domains.filter((_, at) => marks[at] === 'y' || marks[at] === 'e');
    const remarks: Remark[] = [];
    if (owners.filter(({ hwdom }) => !hwdom).length > 1) remarks.push('shared');
    if (isSeveral || use?.isPart) remarks.push('sub-page');
    if (use !== undefined && owners.length === 0) remarks.push('nobody’s');
    return {
        first: hexOf(BigInt(first) * PAGE_BYTES),
        last: hexOf(BigInt(last + 1) * PAGE_BYTES - 1n),
        count: last - first + 1,
        ...{ device, remarks, marks },
        things: use?.things ?? 0,
    };
}
