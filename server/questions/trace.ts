// Why the answer to a question is as it is, in a sentence that a person reads in one breath, and as places and pages for other programs.

import type { Decisions } from '../access/decisions';
import { askedFor } from '../access/owner';
import type { PolicyClockRow } from '../access/policy';
import { type AccessReason, type ClockDecision, lets, type MmioDecision } from '../access/reasons';
import { bitsText, list } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import type { Domain } from '../model/domain';
import { nameOfId } from '../model/id-names';
import { perVersion } from '../model/kept/per-version';
import { baseName, relativePath } from '../model/paths';
import type { Table } from '../model/program';
import type { Answer, Asked } from './answers';
import { nameOfPage, ownersOf } from './pages';
import type { Question } from './question';

/** A row that had a part in an answer. */
export interface Place {
    /** The path as the program names the file. */
    readonly file: string;
    /** From 0. */
    readonly line: number;
}

/** A page that the domain would need. */
export interface Lacking {
    /** A frame number. */
    readonly page: number;
    /** The frame or the device that it is known by. */
    readonly name: string | undefined;
    /** The domains of the file that own it. */
    readonly owners: readonly string[];
}

export interface Trace {
    /** Half a sentence, for after a colon. */
    readonly because: string;
    readonly rows: readonly Place[];
    readonly lacking: readonly Lacking[];
}

/** The reason of an answer. */
export function traceOf(asked: Asked, { domain, question, decided }: Answer): Trace {
    const teller = new Teller(asked, domain);
    switch (decided.of) {
        case 'access':
            return teller.told(
                teller.access(decided.decision.reason, question.action === 'reset' ? 'reset' : 'node'),
            );
        case 'clock':
            return teller.told(teller.clock(decided.decision));
        case 'register':
            return teller.told(teller.register(decided.decision, question));
    }
}

/** Nobody reads about more rows of one register, or more nodes of one clock, of which there may be thousands. */
const MOST_ROWS = 8;

/** A row of a policy, by the line that it comes from. */
interface Sourced {
    readonly source: { readonly line: number };
}

/** Puts reasons into words, and notes the rows and pages in them. */
class Teller {
    private readonly rows: Place[] = [];
    private readonly pages = new Set<number>();

    constructor(
        private readonly asked: Asked,
        private readonly domain: Domain,
    ) {}

    told(because: string): Trace {
        const { asked, rows, pages } = this;
        return {
            because,
            rows,
            // There may be thousands, of which the words name a few.
            get lacking() {
                return [...pages].map(page => ({
                    page,
                    name: nameOfPage(asked, page),
                    owners: ownersOf(asked.program, page),
                }));
            },
        };
    }

    /** What a node or reset table says. */
    access(reason: AccessReason, kind: 'node' | 'reset'): string {
        switch (reason.kind) {
            case 'hwdom':
                return `${this.at(kind, reason.row.source)} lets the hardware domain pass`;
            case 'owned':
                return `it owns ${this.page(reason.row.frame)}, by which ${this.at(kind, reason.row.source)} grants it`;
            case 'lacking':
                return `it lacks ${this.lack(reason.row.frame)}, by which ${this.at(kind, reason.row.source)} grants it`;
            case 'frame-zero':
                return `${this.at(kind, reason.row.source)} ${whyZero(reason.row.source)}`;
            case 'node-zero':
                return 'before July 2020 (edition 2019) node 0 passes every domain, and its row is not asked';
            case 'gap':
                return `no row has index ${reason.index}, which refuses everyone`;
            case 'past-end':
                return `its index ${reason.index} is past the last row, which refuses everyone`;
            case 'below-base':
                return `its id is below ${reason.base}, the first of the table, which refuses everyone`;
            case 'no-table':
                return `there is no ${kind} table`;
            case 'no-id':
                return 'it is no number of 32 bits';
        }
    }

    clock({ allowed, reason }: ClockDecision): string {
        if (reason.kind === 'no-table') return 'there is no clock table';
        if (reason.kind === 'no-id') return 'it is no number of 32 bits';
        const { asked, end, hidden } = reason;
        const [first] = asked;
        if (first === undefined) return `${this.noClockRow(end, hidden)}, and ${this.default(allowed)}`;
        const at = this.at('clock', first.row.source);
        if (allowed)
            return `it may control ${some(asked, ({ row }) => this.nodeName(row.node))}, which ${at} asks for`;
        const rows = [...asked.map(({ row }) => row), ...hidden];
        const nodes = [...new Set(rows.map(({ node }) => node))];
        return `${at} asks for ${some(nodes, node => this.nodeName(node))}, and ${this.refusals(rows)}`;
    }

    /** Why the domain may not control nodes of a clock, each page once. The check stops at the first; who asks needs all. */
    private refusals(rows: readonly PolicyClockRow[]): string {
        const { decisions } = this.asked;
        const asker = askedFor(this.domain);
        const lacked = new Set<number>();
        const others: (() => string)[] = [];
        const lackedBefore = framesLacked(decisions, asker.hardwareDomain);
        for (const [nodeIndex, node] of new Map(rows.map(row => [row.nodeIndex, row.node]))) {
            const frame = lackedBefore.get(nodeIndex);
            if (frame !== undefined && !asker.ownsFrame(frame)) {
                lacked.add(frame);
                continue;
            }
            const { reason } = decisions.node(asker, nodeIndex);
            if (lets(reason)) continue;
            if (reason.kind === 'lacking') {
                lacked.add(reason.row.frame);
                lackedBefore.set(nodeIndex, reason.row.frame);
            } else others.push(() => `about ${this.nodeName(node)}, ${this.access(reason, 'node')}`);
        }
        for (const page of lacked) this.pages.add(page);
        const lacks = (): string => `it lacks ${some([...lacked], page => this.lack(page))}`;
        return some(lacked.size === 0 ? others : [lacks, ...others], words => words());
    }

    private default(allowed: boolean): string {
        if (allowed) return "a clock without a row is the hardware domain's";
        return this.asked.policy.edition.hwdomHasOtherClocks
            ? "a clock without a row is the hardware domain's alone"
            : 'before January 2022 (editions 2019 and 2020) a clock without a row is refused to everyone';
    }

    private noClockRow(end: Sourced | undefined, hidden: readonly Sourced[]): string {
        const [first] = hidden;
        if (end === undefined || first === undefined) return 'it has no row';
        return `the search stops at the larger clock of ${this.at('clock', end.source)} and never reaches ${this.at('clock', first.source)}`;
    }

    /** What a register table says to a read or a write. */
    register({ allowed, mask, reason }: MmioDecision, question: Question): string {
        if (reason.kind === 'hwdom-read')
            return 'the hardware domain reads every register, and no table is asked';
        if (reason.kind === 'no-table') return 'there is no register table';
        const { asked, end, hidden } = reason;
        const unreached =
            hidden.length === 0
                ? ''
                : `; ${this.allAt(hidden)} ${hidden.length === 1 ? 'is' : 'are'} not asked`;
        if (asked.length === 0) {
            const why =
                end === undefined
                    ? 'no row holds the address'
                    : `the search stops at ${this.at('mmio', end.source)}, which starts above the address`;
            return why + unreached;
        }
        const counting = allowed ? asked.filter(({ node }) => node !== undefined && lets(node)) : asked;
        const more = counting.length - MOST_ROWS;
        const rest = more > 0 ? `; and so on for ${more} more` : '';
        const parts = counting.slice(0, MOST_ROWS).map(({ row, node }) => {
            const at = this.at('mmio', row.source);
            const isReadonly = row.readonly && question.action === 'write';
            if (node === undefined)
                return `${at} is ${isReadonly ? 'read-only' : 'for the hardware domain only'}`;
            return `${at} is of ${this.nodeName(row.node)}, and ${this.access(node, 'node')}`;
        });
        const bits = mask === 0 ? 'no bit that is asked for' : bitsText(BigInt(mask));
        const written = allowed && question.action === 'write' ? `${bits}, because ` : '';
        return written + parts.join('; ') + rest + (allowed ? '' : unreached);
    }

    private nodeName(id: number): string {
        return nameOfId(this.asked.program.scope, 'node', id);
    }

    private allAt(rows: readonly Sourced[]): string {
        return some(rows, ({ source }) => this.at('mmio', source));
    }

    /** Where a row is, such as `board.eemi:12`. */
    private at(kind: Table['kind'], { line }: Sourced['source']): string {
        const { policy, program } = this.asked;
        const file = policy[kind]?.source.file ?? program.file;
        this.rows.push({ file, line });
        const shown = file === program.file ? baseName(file) : relativePath(program.file, file);
        return `${shown}:${line + 1}`;
    }

    private page(page: number, owners: readonly string[] = []): string {
        const name = nameOfPage(this.asked, page);
        const owned = owners.length === 0 ? '' : `owned by ${list(owners)}`;
        if (name === undefined) return `page ${hexOf(page)}${owned === '' ? '' : ` (${owned})`}`;
        return `${name} (${[`page ${hexOf(page)}`, owned].filter(each => each !== '').join(', ')})`;
    }

    private lack(page: number): string {
        this.pages.add(page);
        return this.page(page, ownersOf(this.asked.program, page));
    }
}

/**
 * By its index, the frame that a domain was refused a node for the lack of: any other that lacks it too is refused so, if both are the
 * hardware domain or neither. Thousands may ask for thousands of nodes.
 */
const framesLacked = perVersion((_: Decisions, _isHardwareDomain: boolean) => new Map<number, number>());

/** A list of things, of which only those are put into words that anybody reads. */
function some<T>(things: readonly T[], wordsFor: (thing: T) => string): string {
    const named = things.length > MOST_ROWS ? things.slice(0, MOST_ROWS - 1) : things;
    const more = things.length - named.length;
    return list([...named.map(wordsFor), ...(more > 0 ? [`${more} more`] : [])]);
}

const whyZero = ({
    address,
    hwdom,
}: {
    readonly address: bigint | undefined;
    readonly hwdom: boolean;
}): string => {
    if (address !== undefined) return 'has an address in page 0, which nobody passes';
    return hwdom ? 'is for the hardware domain only' : 'denies it to everyone';
};
