// The lines of a test: which domain, which object. Whether they hold is for `claims` to say.

import type { Line } from '../../language/lines';
import type { TestLineNode } from '../../language/statements/test-line';
import type { Domain } from '../domain';
import { TestLine } from '../program';
import { addressOf, idOf, type Resolution, report, valueIn } from './lookup';
import { isOneOtherMeant } from './register-meant';

const ALL_BITS = 0xffff_ffffn;

/** One line of a test; `undefined` if it makes no sense, after a report. */
export function resolveTestLine(
    resolution: Resolution,
    domains: ReadonlyMap<string, Domain>,
    line: Line,
    node: TestLineNode,
): TestLine | undefined {
    const domain = domains.get(node.domain.name);
    if (domain === undefined) {
        const { name } = node.domain;
        resolution.notes.addUnknown({ at: line, span: node.domain, name, isDomain: true });
    }
    const object = objectOf(resolution, line, node);
    const mask = node.mask && valueIn(resolution, line, node.mask, []);
    if (node.mask !== undefined && mask !== undefined && (mask === 0n || mask > ALL_BITS)) {
        report(resolution, 'bad-mask', line, node.mask, {
            problem: mask === 0n ? 'asks-nothing' : 'too-wide',
            mask,
        });
        return undefined;
    }
    if (domain === undefined || object === undefined || node.may === undefined || node.action === undefined)
        return undefined;
    return new TestLine(
        line,
        node,
        domain,
        node.may,
        node.action,
        object,
        mask === undefined ? undefined : Number(mask),
    );
}

function objectOf(
    resolution: Resolution,
    line: Line,
    { action, object, mask }: TestLineNode,
): bigint | undefined {
    if (action === 'mailbox') return 0n;
    if (action === undefined || object === undefined) return undefined;
    if (action === 'read' || action === 'write') {
        if (isOneOtherMeant(resolution, line, object, mask === undefined)) return undefined;
        return addressOf(resolution, line, object)?.value;
    }
    if (object.kind === 'binary') return undefined;
    const id = idOf(resolution, line, object, action);
    return id === undefined ? undefined : BigInt(id);
}
