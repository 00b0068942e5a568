// Follows each reason by hand in the arrays of a policy: whether what it says is true there, and leads to the answer that came with
// it. It knows the rules only as far as reasons name them, and calls none of them.

import assert from 'node:assert/strict';
import { decisionsOf } from '../../server/access/decisions';
import type { Policy, PolicyAccessTable, PolicyMmioRow } from '../../server/access/policy';
import type {
    AccessDecision,
    AccessReason,
    ClockDecision,
    MmioDecision,
    MmioReason,
} from '../../server/access/reasons';
import type { Domain, MmioAnswer } from '../../server/access/tables';
import type { Rules } from '../../server/access/target';

/**
 * The decisions of a policy as plain rules; each reason is followed before the answer is given. What becomes of a call about a clock
 * has no reason of its own: where the table is asked, it is the table's. That answer is the one of `rules`.
 */
export function followed(policy: Policy, rules: Rules): Rules {
    const decisions = decisionsOf(policy);
    const follow = followerOf(policy);
    const { clock, mailbox } = decisions;
    const { domainClockCall } = rules;
    return {
        domainHasNodeAccess: (domain, id) => follow.access('node', domain, id, decisions.node(domain, id)),
        domainHasResetAccess: (domain, id) => follow.access('reset', domain, id, decisions.reset(domain, id)),
        domainHasMmioAccess: (domain, write, address, mask) =>
            follow.mmio({ domain, write, address, mask }, decisions.mmio(domain, write, address, mask)),
        ...(clock && { domainHasClockAccess: (domain, id) => follow.clock(domain, id, clock(domain, id)) }),
        ...(domainClockCall && { domainClockCall }),
        ...(mailbox && { domainHasMailboxAccess: domain => follow.mailbox(domain, mailbox(domain)) }),
    };
}

interface Call {
    readonly domain: Domain;
    readonly write: boolean;
    readonly address: bigint;
    readonly mask: number;
}

interface Follower {
    readonly access: (
        kind: 'node' | 'reset',
        domain: Domain,
        id: number,
        decision: AccessDecision,
    ) => boolean;
    readonly mmio: (call: Call, decision: MmioDecision) => MmioAnswer;
    readonly clock: (domain: Domain, id: number, decision: ClockDecision) => boolean;
    readonly mailbox: (domain: Domain, decision: AccessDecision) => boolean;
}

function followerOf(policy: Policy): Follower {
    const arrays = {
        node: new FilledArray(policy.node, policy.edition.nodeZeroPasses),
        reset: new FilledArray(policy.reset, false),
    };

    const access: Follower['access'] = (kind, domain, id, { allowed, reason }) => {
        assert.equal(arrays[kind].follow(domain, id, reason), allowed, `${kind} ${id}: ${reason.kind}`);
        return allowed;
    };

    const mmio: Follower['mmio'] = (call, { reason, ...answer }) => {
        const writable = writableBits(call, reason);
        const reached = call.write ? (call.mask & (writable ?? 0)) >>> 0 : call.mask;
        const expected = { allowed: writable !== undefined, mask: writable === undefined ? 0 : reached };
        assert.ok(answer.allowed === expected.allowed && answer.mask === expected.mask, reason.kind);
        return answer;
    };

    const writableBits = (call: Call, reason: MmioReason): number | undefined => {
        const { domain, write, address } = call;
        if (reason.kind === 'hwdom-read') {
            assert.ok(!write && domain.hardwareDomain);
            return ALL_BITS;
        }
        if (write || !domain.hardwareDomain)
            assert.equal(policy.mmio === undefined, reason.kind === 'no-table');
        if (reason.kind === 'no-table') return undefined;
        const rows = policy.mmio?.rows ?? [];
        const { asked, end, hidden } = reason;
        const holding = rows.filter(row => holds(row, address));
        assert.ok(areSame([...asked.map(({ row }) => row), ...hidden], holding));
        if (end === undefined) assert.ok(asked.length > 0 || hidden.length === 0, 'a search to the end');
        else assert.ok(asked.length === 0 && address < end.start, 'a search that a row above ended');
        for (const row of rows.slice(0, end === undefined ? 0 : rows.indexOf(end)))
            assert.ok(row.start <= address && !holds(row, address), 'the rows before that one');
        return policy.target === 'xen' ? firstRow(call, reason.asked) : allRows(call, reason);
    };

    /** The bits that a row lets the domain write; `undefined` if it refuses. */
    const bitsOf = ({ domain, write }: Call, { row, node }: Asked): number | undefined => {
        const isClosed = (write && row.readonly) || (row.onlyHwdom && !domain.hardwareDomain);
        assert.equal(node === undefined, isClosed, 'a row that is closed, or whose node is asked');
        if (node === undefined || !arrays.node.follow(domain, row.node, node)) return undefined;
        return row.mask === 0 ? ALL_BITS : row.mask;
    };

    const firstRow = (call: Call, asked: readonly Asked[]): number | undefined => {
        assert.ok(asked.length <= 1, 'one row decides');
        return asked[0] && bitsOf(call, asked[0]);
    };

    const allRows = (call: Call, { asked, hidden, end }: Extract<MmioReason, { kind: 'search' }>) => {
        assert.equal(end, undefined, 'no row ends this search');
        let bits: number | undefined;
        for (const [at, each] of asked.entries()) {
            const more = bitsOf(call, each);
            const refuses = more === undefined && each.node !== undefined && each.row.mask === 0;
            if (more !== undefined) bits = ((bits ?? 0) | more) >>> 0;
            const isLast = refuses || (more !== undefined && (!call.write || bits === ALL_BITS));
            if (isLast) assert.equal(at, asked.length - 1, 'nothing is asked behind the row that decides');
            if (refuses) return undefined;
            if (at === asked.length - 1 && !isLast) assert.equal(hidden.length, 0, 'all rows are asked');
        }
        return bits;
    };

    const clock: Follower['clock'] = (domain, id, { allowed, reason }) => {
        assert.equal(clockAnswer(domain, id, reason), allowed, `clock ${id}: ${reason.kind}`);
        return allowed;
    };

    const clockAnswer = (domain: Domain, id: number, reason: ClockDecision['reason']): boolean => {
        if (reason.kind === 'no-table' || policy.clock === undefined) {
            assert.ok(reason.kind === 'no-table' && policy.clock === undefined);
            return false;
        }
        assert.equal(reason.kind === 'no-id', id >>> 0 !== id);
        if (reason.kind === 'no-id') return false;
        const { rows, index: indexOf } = policy.clock;
        const wanted = Number(indexOf(BigInt(id)));
        const { asked, end, hidden } = reason;
        const ofClock = rows.filter(({ index }) => index === wanted);
        assert.ok(areSame([...asked.map(({ row }) => row), ...hidden], ofClock));
        const answers = asked.map(({ row, node }) => arrays.node.follow(domain, row.nodeIndex, node));
        const refusal = answers.indexOf(false);
        if (refusal >= 0) assert.equal(refusal, asked.length - 1, 'nothing is asked behind a refusal');
        const reached = end === undefined ? rows : rows.slice(0, rows.indexOf(end));
        assert.ok(reached.every(({ index }) => index <= wanted) || refusal >= 0, 'no larger clock before');
        if (end !== undefined) assert.ok(end.index > wanted && refusal < 0, 'a larger clock ends the search');
        if (refusal < 0) assert.ok(hidden.every(row => end && rows.indexOf(row) > rows.indexOf(end)));
        const isDefault = domain.hardwareDomain && policy.edition.hwdomHasOtherClocks;
        return refusal < 0 && (asked.length > 0 || isDefault);
    };

    const mailbox: Follower['mailbox'] = (domain, { allowed, reason }) => {
        assert.equal(
            arrays.node.followAt(domain, BigInt(policy.edition.mailboxIndex ?? 0), reason),
            allowed,
            reason.kind,
        );
        return allowed;
    };

    return { access, mmio, clock, mailbox };
}

interface Asked {
    readonly row: PolicyMmioRow;
    readonly node: AccessReason | undefined;
}

const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
    some.length === others.length && some.every((each, at) => each === others[at]);

const ALL_BITS = 0xffff_ffff;

const holds = ({ start, end }: PolicyMmioRow, address: bigint): boolean =>
    end === 0n ? address === start : start <= address && address < end;

/** A node or reset table as the array that it is in C. */
class FilledArray {
    private readonly places: (PolicyAccessTable['rows'][number] | undefined)[] = [];

    constructor(
        private readonly table: PolicyAccessTable | undefined,
        /** Whether id 0 passes everybody. */
        private readonly zeroPasses: boolean,
    ) {
        for (const row of table?.rows ?? []) {
            const lines = table?.source.document.lines;
            assert.equal(lines?.get(row.source.line), row.source.at, 'a row leads to its line');
            assert.ok(row.source.mapIds((id, index) => `${id} ${index}`).includes(`${row.id} ${row.index}`));
            this.places[row.index] = row;
        }
    }

    /** The answer that follows from a reason about an id, if what it says is true. */
    follow(domain: Domain, id: number, reason: AccessReason): boolean {
        assert.equal(reason.kind === 'node-zero', this.zeroPasses && id === 0);
        assert.equal(reason.kind === 'no-id', id >>> 0 !== id && this.table !== undefined);
        if (reason.kind === 'node-zero') return true;
        if (reason.kind === 'no-id') return false;
        if (reason.kind !== 'below-base') return this.followAt(domain, this.table?.index(BigInt(id)), reason);
        assert.ok(id < reason.base && this.table?.base === reason.base);
        return false;
    }

    /** The same about an index. */
    followAt(domain: Domain, index: bigint | undefined, reason: AccessReason): boolean {
        const row = index === undefined ? undefined : this.places[Number(index)];
        switch (reason.kind) {
            case 'hwdom':
                assert.equal(row, reason.row);
                assert.ok(reason.row.hwdom && domain.hardwareDomain);
                return true;
            case 'owned':
            case 'lacking':
            case 'frame-zero': {
                const { frame, hwdom } = reason.row;
                assert.equal(row, reason.row);
                assert.ok(!hwdom || !domain.hardwareDomain);
                assert.equal(frame === 0, reason.kind === 'frame-zero');
                if (frame !== 0) assert.equal(domain.ownsFrame(frame), reason.kind === 'owned');
                return reason.kind === 'owned';
            }
            case 'no-table':
                assert.equal(this.table, undefined);
                return false;
            case 'past-end':
            case 'gap':
                assert.ok(row === undefined && reason.index === index);
                assert.equal(reason.index >= BigInt(this.places.length), reason.kind === 'past-end');
                if (reason.kind === 'past-end') assert.equal(reason.size, this.places.length);
                return false;
            default:
                return assert.fail(`${reason.kind} says nothing about an index`);
        }
    }
}
