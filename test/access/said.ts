// The sentences of `query` about who could use a register, followed as a person would: they lead to the answers of the rules. It knows no
// row, only what is said.

import assert from 'node:assert/strict';
import { ALL_BITS, type Domain, type MmioAnswer } from '../../server/access/tables';
import type { Rules } from '../../server/access/target';
import { type Entry, isNameEntry } from '../../server/model/names';
import type { Program } from '../../server/model/program';
import { askable } from '../../server/questions/answers';
import { whoCould } from '../../server/questions/who';

/** The rules of a program, but for registers what is said. */
export function said(program: Program, rules: Rules): Rules {
    if (program.chip?.refusesRegisterCalls) return rules;
    const asked = askable(program);
    const known = new Map<string, readonly string[]>();
    const sentences = (action: 'read' | 'write', address: bigint): readonly string[] => {
        const key = `${action} ${address}`;
        const told = known.get(key) ?? whoCould(asked, { action, address, mask: ALL_BITS, text: '' });
        known.set(key, told);
        return told;
    };
    return {
        ...rules,
        domainHasMmioAccess(domain, write, address, mask) {
            const controls = (name: string): boolean =>
                rules.domainHasNodeAccess(domain, idOf(program, name));
            const bits = followed(sentences(write ? 'write' : 'read', address), domain, write, controls);
            return answerOf(bits, write, mask);
        },
    };
}

function answerOf(bits: number | undefined, write: boolean, mask: number): MmioAnswer {
    if (bits === undefined) return { allowed: false, mask: 0 };
    return { allowed: true, mask: write ? (mask & bits) >>> 0 : mask };
}

/** The bits that a call reaches; `undefined` if it is refused. */
function followed(
    sentences: readonly string[],
    { hardwareDomain }: Domain,
    write: boolean,
    controls: (node: string) => boolean,
): number | undefined {
    let bits: number | undefined;
    for (const sentence of sentences) {
        const parts = SENTENCE.exec(sentence)?.groups ?? assert.fail(sentence);
        const { guests, alone = '', and, always, only, refused, exception } = parts;
        const node = guests ?? alone;
        const mayControl = node !== '' && controls(node);
        const isFree = hardwareDomain && (and !== undefined || always !== undefined);
        const isAllowed = isFree || (mayControl && (hardwareDomain || guests !== undefined));
        const isRefused = refused === 'whoever may not is' || (refused !== undefined && hardwareDomain);
        if (isAllowed) bits = ((bits ?? 0) | (only === undefined ? ALL_BITS : bitsOf(only))) >>> 0;
        else if (isRefused && !mayControl && !isExcepted(exception ?? '', bits, write)) return undefined;
    }
    return bits;
}

const SENTENCE =
    /^(?:nobody(?:, not even the hardware domain)?|whoever may control (?<guests>.+?)(?<and>, and the hardware domain)?|the hardware domain only(?:, if it may control (?<alone>.+?)|(?<always>)))(?:, but only bits? (?<only>[\d, -]+))?(?: \(.*\)|: .*)(?:; without a mask: (?<refused>.+) refused, (?<exception>.+))?$/;

function isExcepted(exception: string, bits: number | undefined, write: boolean): boolean {
    if (exception === 'whatever other rows allow') return false;
    assert.equal(exception, write ? WRITES : READS);
    return write ? bits === ALL_BITS : bits !== undefined;
}

const WRITES = 'unless rows above let it write all bits';
const READS = 'unless a row above lets it read';

function bitsOf(text: string): number {
    let bits = 0;
    for (const run of text.split(', ')) {
        const [first = 0, last = first] = run.split('-').map(Number);
        for (let bit = first; bit <= last; bit++) bits = (bits | (1 << bit)) >>> 0;
    }
    return bits;
}

const idOf = ({ scope }: Program, name: string): number =>
    name.startsWith('node ') ? Number(name.slice('node '.length)) : numberOf(scope.get(name));

const numberOf = (entry: Entry | undefined): number =>
    isNameEntry(entry) && entry.number !== undefined ? entry.number : assert.fail('a name without a number');
