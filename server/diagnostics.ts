// The registry: every diagnostic of the product, once. The messages, docs/diagnostics.md, `explain`, the editor and a test
// that runs the examples all read it. It knows no place and no file. The first finding loads it (`AT_FIRST_CALL` in build.mjs), so
// the program uses its functions only.

import { CLAIM_DIAGNOSTICS } from './diagnostics/claims';
import { CLOCK_DIAGNOSTICS } from './diagnostics/clocks';
import type { DiagnosticEntry, Severity } from './diagnostics/entry';
import { FILE_DIAGNOSTICS } from './diagnostics/files';
import { FRAME_DIAGNOSTICS } from './diagnostics/frames';
import { GUEST_DIAGNOSTICS } from './diagnostics/guests';
import { HEADER_DIAGNOSTICS } from './diagnostics/headers';
import { LEAST_PRIVILEGE_DIAGNOSTICS } from './diagnostics/least-privilege';
import { MMIO_DIAGNOSTICS } from './diagnostics/mmio';
import { NAME_DIAGNOSTICS } from './diagnostics/names';
import { OUTPUT_DIAGNOSTICS } from './diagnostics/outputs';
import { PAGE_DIAGNOSTICS } from './diagnostics/pages';
import { printable } from './diagnostics/phrases';
import { RANGE_DIAGNOSTICS } from './diagnostics/ranges';
import { ROW_DIAGNOSTICS } from './diagnostics/rows';
import { SYNTAX_DIAGNOSTICS } from './diagnostics/syntax';
import { TREE_DIAGNOSTICS } from './diagnostics/trees';

export const DIAGNOSTICS = {
    ...SYNTAX_DIAGNOSTICS,
    ...NAME_DIAGNOSTICS,
    ...RANGE_DIAGNOSTICS,
    ...PAGE_DIAGNOSTICS,
    ...LEAST_PRIVILEGE_DIAGNOSTICS,
    ...ROW_DIAGNOSTICS,
    ...FRAME_DIAGNOSTICS,
    ...MMIO_DIAGNOSTICS,
    ...CLOCK_DIAGNOSTICS,
    ...FILE_DIAGNOSTICS,
    ...HEADER_DIAGNOSTICS,
    ...GUEST_DIAGNOSTICS,
    ...TREE_DIAGNOSTICS,
    ...CLAIM_DIAGNOSTICS,
    ...OUTPUT_DIAGNOSTICS,
};

export type Code = keyof typeof DIAGNOSTICS;

type ParamsByCode = { [C in Code]: Parameters<(typeof DIAGNOSTICS)[C]['message']>[0] };
export type Params<C extends Code> = ParamsByCode[C];

const entries: { readonly [C in Code]: DiagnosticEntry<ParamsByCode[C]> } = DIAGNOSTICS;

/** What a finding says. */
export interface Words {
    /** One line. */
    readonly message: string;
    /** What follows in one paragraph, where there is room; may be empty. */
    readonly detail: string;
}

/** What a finding with this code says; a wrong code or a missing parameter does not compile. */
export function render<C extends Code>(code: C, params: ParamsByCode[C]): Words {
    const { message, detail } = entries[code];
    return { message: message(params), detail: printable(detail?.(params) ?? '') };
}

/** All words of a finding: the first line, and what follows below it. */
export function wholeText({ message, detail }: Words): string {
    return detail === '' ? message : `${message}\n${detail}`;
}

export function severityOf(code: Code): Severity {
    return entries[code].severity;
}

/** Whether a waiver can silence a code. */
export function isWaivable(code: Code): boolean {
    return entries[code].waivable;
}

/** Whether a word is the code of a diagnostic. Accepts any word: `constructor` is not a code. */
export function isCode(word: string): word is Code {
    return Object.hasOwn(DIAGNOSTICS, word);
}

/** All codes, in the order of the documentation. */
export function codes(): readonly Code[] {
    return CODES;
}

const CODES: readonly Code[] = Object.keys(DIAGNOSTICS).filter(isCode);
