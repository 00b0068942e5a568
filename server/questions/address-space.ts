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
    const { places, edges } = placesOf(uses, domains);
    const found: Stretch[] = [];
    let owners: Owners | undefined;
    let weight = 1;
    yield* inPieces(
        places.entries(),
        ([at, first]) => {
            const next = places[at + 1];
            const isSame = owners !== undefined && edges?.has(first) === false;
            weight = isSame ? 1 : 1 + domains.length / DOMAINS_A_LINE;
            if (!isSame || owners === undefined) owners = ownersOf(domains, first);
            if (next === undefined) return;
            const stretch = stretchAt(asked, owners, uses, first, next - 1);
            if (stretch !== undefined) addTo(found, stretch);
        },
        () => weight,
    );
    const pages: ShownPages[] = [];
    yield* inPieces(found, each => pages.push(shown(each)));
    return pages;
}

/** To ask so many domains takes as long as to look at a line. */
const DOMAINS_A_LINE = 16;

/** Who owns a page. Pages on which no domain begins or ends have the same owners as the one before, and there may be thousands of both. */
interface Owners {
    /** A mark for each domain, in order. */
    readonly marks: string;
    /** Whether a domain owns it that does not own all. */
    readonly isGiven: boolean;
    readonly isNobodys: boolean;
    /** Whether two domains or more own it, without the hardware domain. */
    readonly isShared: boolean;
}

function ownersOf(domains: readonly Domain[], first: number): Owners {
    const page = BigInt(first);
    const owners = domains.filter(each => each.owns(page));
    return {
        marks: domains.map(each => markOf(each, page)).join(''),
        isGiven: owners.some(({ all }) => !all),
        isNobodys: owners.length === 0,
        isShared: owners.filter(({ hwdom }) => !hwdom).length > 1,
    };
}

interface Stretch {
    readonly first: number;
    /** Included. */
    last: number;
    readonly device: string;
    readonly owners: Owners;
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

/** The pages where something begins or ends, ascending, and those of them where it is a domain; `undefined`: too many to know. */
function placesOf(
    uses: ReadonlyMap<number, Use>,
    domains: readonly Domain[],
): { readonly places: readonly number[]; readonly edges: ReadonlySet<number> | undefined } {
    const places = new Set<number>();
    const edges = new Set<number>();
    let areAll = true;
    for (const frame of uses.keys()) places.add(frame).add(frame + 1);
    for (const { ranges } of domains)
        for (const { first, last } of ranges) {
            areAll &&= places.size < MOST_PLACES;
            if (!areAll) break;
            for (const edge of [Number(first), Number(last) + 1]) {
                places.add(edge);
                edges.add(edge);
            }
        }
    return { places: [...places].sort((a, b) => a - b), edges: areAll ? edges : undefined };
}

function stretchAt(
    asked: Asked,
    owners: Owners,
    uses: ReadonlyMap<number, Use>,
    first: number,
    last: number,
): Stretch | undefined {
    const use = uses.get(first);
    if (use === undefined && !owners.isGiven) return undefined;
    const { scope } = asked.program;
    const values = new Set(framesOfPage(scope, first).map(({ value }) => value));
    return {
        ...{ first, last, use, owners },
        device: nameOfPage(asked, first) ?? ownerOfPage(scope, BigInt(first))?.name ?? '',
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
        before.owners.marks === stretch.owners.marks;
    if (isSame) before.last = stretch.last;
    else found.push(stretch);
}

function shown({ first, last, device, owners, use, isSeveral }: Stretch): ShownPages {
    const { marks, isShared, isNobodys } = owners;
    const remarks: Remark[] = [];
    if (isShared) remarks.push('shared');
    if (isSeveral || use?.isPart) remarks.push('sub-page');
    if (use !== undefined && isNobodys) remarks.push('nobody’s');
    return {
        first: hexOf(BigInt(first) * PAGE_BYTES),
        last: hexOf(BigInt(last + 1) * PAGE_BYTES - 1n),
        count: last - first + 1,
        ...{ device, remarks, marks },
        things: use?.things ?? 0,
    };
}
