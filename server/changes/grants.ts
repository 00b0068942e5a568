// What a change gives and takes, in groups: the same domains gain, or lose, all things of a group in the same way. Each group has a digest
// by which a committed file can approve it.

import { askedFor } from '../access/owner';
import { inPieces, type Steps } from '../language/steps';
import { sha256 } from '../model/digest';
import type { Domain } from '../model/domain';
import type { Both, Compared, Thing } from './compare';
import { perPair } from './per-pair';
import type { Access, Side } from './side';
import { isEnough, pagesBesides, type Way, waysBeyond } from './ways';

export type Who =
    /** Every domain that owns all of the pages; without a page, every domain. */
    | { readonly kind: 'owner'; readonly pages: Way }
    /** The hardware domain, if it owns all of the pages. */
    | { readonly kind: 'hwdom'; readonly pages: Way }
    /** A declared domain, because of what it is now said to own: of the pages that rows are about, those that came, or went. */
    | { readonly kind: 'domain'; readonly pages: Way }
    /** Whoever may control a clock. */
    | { readonly kind: 'controller'; readonly pages: Way };

export interface Grant {
    readonly isGain: boolean;
    readonly who: Who;
    /** The declared domains among them that are affected. */
    readonly domains: readonly string[];
    /** The pages that it took as well before a gain, or still suffice together with the others after a loss. */
    readonly besides: Way;
    /** Only the bits that may be written changed: the write itself was forwarded before, and still is. */
    readonly isMaskOnly: boolean;
    readonly things: readonly Compared[];
    /** 32 hexadecimal digits: the same for the same gains of the same domains, whatever things are called. */
    readonly digest: string;
}

/** A declared domain on both sides; `undefined` where it is not declared: there it counts as one that owns nothing. */
export interface Declared {
    readonly name: string;
    readonly sides: Both<Domain | undefined>;
}

/** The domains that either file declares, each once, as far as it is known what they own. */
export function declaredIn(domains: Both<readonly Domain[]>): Declared[] {
    const names = new Set(domains.flat().map(({ name }) => name));
    const [old, fresh] = [byName(domains[0]), byName(domains[1])];
    return [...names].flatMap(name => {
        const [before, now] = [old.get(name), fresh.get(name)];
        if (before?.isKnown === false || now?.isKnown === false) return [];
        // There always is a hardware domain, whether or not a file says what it owns.
        const isNewHwdom = (before ?? now)?.hwdom && (before === undefined || now === undefined);
        return isNewHwdom ? [] : [{ name, sides: [before, now] }];
    });
}

/** The first of each name. */
const byName = (domains: readonly Domain[]): ReadonlyMap<string, Domain> =>
    new Map(domains.toReversed().map(each => [each.name, each]));

/** The groups, gains first, each in the order of the things; in pieces. */
export function* grantsOf(
    things: readonly Compared[],
    sides: Both<Side>,
    declared: readonly Declared[],
): Steps<Grant[]> {
    const pages = [...new Set(sides.flatMap(side => [...side.pages()]))].sort((a, b) => a - b);
    const groups = new Groups();
    const asked: AskedDomain[] = [];
    yield* inPieces(
        declared,
        each => asked.push(new AskedDomain(each, pages)),
        () => 1 + pages.length,
    );
    let weight = 0;
    const groupsOf = perPair((before: Access, now: Access) => {
        const changing = asked.flatMap(domain => domain.changeOf([before, now]) ?? []);
        weight += asked.length;
        return perPair((from: Access | undefined, to: Access | undefined) => {
            weight += changing.length;
            return groupsIn([before, now], [from, to], changing);
        });
    });
    yield* inPieces(
        things,
        each => {
            const { access, forwarded } = each;
            weight = 1;
            const [from, to] = forwarded ?? NOT_FORWARDED;
            for (const group of groupsOf(...access)(from, to)) groups.add(group, each);
        },
        () => weight,
    );
    for (const isGain of disablingOf(sides))
        groups.add(
            keyed({ ...PLAIN, isGain, who: { kind: 'controller', pages: [] }, domains: [] }),
            DISABLING,
        );
    return groups.all();
}

const NOT_FORWARDED: Both<undefined> = [undefined, undefined];

/** The groups that all things of some access are in. */
function groupsIn(
    access: Both<Access>,
    forwarded: Both<Access | undefined>,
    changing: readonly DomainChange[],
): KeyedGroup[] {
    const isSame = access[0].key === access[1].key;
    const told = isSame ? [] : classChanges(access, forwarded, changing);
    const named = told.map(({ isGain, domains }) => ({ isGain, domains: new Set(domains) }));
    const others = changing.filter(
        ({ name, isGain }) => !named.some(each => each.isGain === isGain && each.domains.has(name)),
    );
    return [
        ...told.map(group => keyed(group, `${group.besides.join()} ${group.isMaskOnly}`)),
        ...others.map(({ name, isGain, pages }) =>
            keyed({ ...PLAIN, isGain, who: { kind: 'domain', pages }, domains: [name] }),
        ),
    ];
}

/** Whether disabling a clock now reaches the firmware and did not before, or the other way round; nothing if neither. */
function disablingOf(sides: Both<Side>): boolean[] {
    const [before, now] = sides.map(
        ({ policy }) => policy.clock !== undefined && !policy.edition.ignoresDisabling,
    );
    const areThere = sides.every(({ policy }) => policy.clock !== undefined);
    return areThere && before !== now ? [now === true] : [];
}

const NONE: Access = { guest: [], hwdom: [], key: '' };

const DISABLING: Compared = {
    thing: { kind: 'disabling' },
    access: [NONE, NONE],
    forwarded: undefined,
    rows: [[], []],
};

type Group = Omit<Grant, 'things' | 'digest'>;

/** A group with a text that is the same for the same group. */
interface KeyedGroup {
    readonly group: Group;
    readonly key: string;
}

const keyed = (group: Group, alike = ''): KeyedGroup => ({
    group,
    key: `${group.isGain} ${group.who.kind} ${group.who.pages.join()} ${group.domains.join()} ${alike}`,
});

const PLAIN = { besides: [], isMaskOnly: false } as const;

/** A declared domain, and whether it may use a thing before and now. */
class AskedDomain {
    private readonly asked: Both<(access: Access) => boolean>;
    private readonly pages: { readonly came: Way; readonly went: Way };

    constructor(
        private readonly declared: Declared,
        pages: readonly number[],
    ) {
        const [before, now] = declared.sides;
        this.asked = [mayOf(before), mayOf(now)];
        const owns = (domain: Domain | undefined, page: number): boolean =>
            domain?.owns(BigInt(page)) ?? false;
        this.pages = {
            came: pages.filter(page => owns(now, page) && !owns(before, page)),
            went: pages.filter(page => owns(before, page) && !owns(now, page)),
        };
    }

    changeOf(access: Both<Access>): DomainChange | undefined {
        const [before, now] = this.asked.map((may, at) => {
            const of = access[at];
            return of !== undefined && may(of);
        });
        if (before === now) return undefined;
        const { name, sides } = this.declared;
        const isGain = now === true;
        return {
            name,
            isGain,
            domain: sides[isGain ? 1 : 0],
            pages: isGain ? this.pages.came : this.pages.went,
        };
    }
}

interface DomainChange {
    readonly name: string;
    readonly isGain: boolean;
    readonly domain: Domain | undefined;
    readonly pages: Way;
}

function mayOf(domain: Domain | undefined): (access: Access) => boolean {
    if (domain === undefined) return access => isEnough(access.guest, () => false);
    const { ownsFrame } = askedFor(domain);
    return access => isEnough(domain.hwdom ? access.hwdom : access.guest, ownsFrame);
}

/** What is gained is what the second of two sides has and the first has not. */
const DIRECTIONS = [
    [true, 0, 1],
    [false, 1, 0],
] as const;

/** Who gains and loses a thing. */
function* changesOf(
    access: Both<Access>,
    forwarded: Both<Access | undefined>,
): Iterable<Omit<Group, 'domains'>> {
    for (const [isGain, from, to] of DIRECTIONS) {
        const guests = waysBeyond(access[to].guest, access[from].guest);
        for (const kind of ['owner', 'hwdom'] as const) {
            const [of, ways] =
                kind === 'owner'
                    ? ['guest' as const, guests]
                    : ['hwdom' as const, waysBeyond(access[to].hwdom, access[from].hwdom)];
            for (const pages of ways) {
                // Whoever owns the pages includes the hardware domain.
                if (kind === 'hwdom' && guests.some(way => way.join() === pages.join())) continue;
                const before = forwarded[from]?.[of];
                const isMaskOnly = before !== undefined && isEnough(before, page => pages.includes(page));
                yield {
                    isGain,
                    who: { kind, pages },
                    besides: pagesBesides(pages, access[from][of]),
                    isMaskOnly,
                };
            }
        }
    }
}

function classChanges(
    access: Both<Access>,
    forwarded: Both<Access | undefined>,
    changing: readonly DomainChange[],
): Group[] {
    return [...changesOf(access, forwarded)].map(change => {
        const { isGain, who } = change;
        const domains = changing
            .filter(
                each =>
                    each.isGain === isGain &&
                    each.domain !== undefined &&
                    (who.kind === 'owner' || each.domain.hwdom) &&
                    who.pages.every(page => each.domain?.owns(BigInt(page))),
            )
            .map(({ name }) => name);
        return { ...change, domains };
    });
}

/** Puts together what is alike. */
class Groups {
    private readonly known = new Map<string, { readonly group: Group; readonly things: Compared[] }>();

    add({ group, key }: KeyedGroup, thing: Compared): void {
        const known = this.known.get(key);
        if (known === undefined) this.known.set(key, { group, things: [thing] });
        else known.things.push(thing);
    }

    all(): Grant[] {
        const grants = [...this.known.values()].map(({ group, things }) => {
            const merged = mergedStretches(things);
            return { ...group, things: merged, digest: digestOf(group, merged) };
        });
        return [...grants.filter(({ isGain }) => isGain), ...grants.filter(({ isGain }) => !isGain)];
    }
}

/** The things with stretches of the same rows that follow each other as one. */
export function mergedStretches(things: readonly Compared[]): Compared[] {
    const merged: Compared[] = [];
    const last = new Map<string, number>();
    for (const each of things) {
        const { thing } = each;
        const key = thing.kind === 'write' ? `write ${thing.mask}` : thing.kind;
        const at = last.get(key);
        const before = at === undefined ? undefined : merged[at];
        if ('start' in thing && at !== undefined && before !== undefined && continues(before, each))
            merged[at] = { ...before, thing: joined(before.thing, thing.end) };
        else last.set(key, merged.push(each) - 1);
    }
    return merged;
}

const continues = (before: Compared, { thing, rows }: Compared): boolean =>
    'end' in before.thing &&
    'start' in thing &&
    before.thing.end === thing.start &&
    rows.some((side, at) => side.some(row => before.rows[at]?.includes(row)));

const joined = (thing: Thing, end: bigint): Thing => ('start' in thing ? { ...thing, end } : thing);

/** Numbers only: what an approval is for does not depend on names or lines. */
function digestOf({ isGain, who, domains, besides, isMaskOnly }: Group, things: readonly Compared[]): string {
    const head = [
        isGain ? 'gains' : 'loses',
        who.kind,
        who.pages.join(),
        besides.join(),
        `${isMaskOnly}`,
        JSON.stringify(domains),
    ];
    const lines = things.map(({ thing }) => digestLine(thing)).sort();
    return sha256([`${[head.join(' '), ...lines].join('\n')}\n`]).slice(0, 32);
}

function digestLine(thing: Thing): string {
    switch (thing.kind) {
        case 'read':
        case 'register':
            return `${thing.kind} ${thing.start} ${thing.end}`;
        case 'write':
            return `write ${thing.start} ${thing.end} ${thing.mask}`;
        case 'node':
        case 'reset':
        case 'clock':
            return `${thing.kind} ${thing.id}`;
        default:
            return thing.kind;
    }
}
