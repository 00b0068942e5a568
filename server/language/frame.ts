// Frames in rows, declarations and domains: a name, `at` a byte address, or `mfn` a frame number.

import { expression, namesIn } from './expression';
import { flaw, replaceBy } from './flaw';
import { ADDRESS_NAMES, type AddPart, NO_NAMES } from './form';
import { type Reader, take } from './reader';
import type { Expression, FrameNode, NameKind, NameNode } from './syntax';

/** A frame; `use` names its purpose in messages. A bare number is accepted, and reported as ambiguous. */
export function readFrame(reader: Reader, use: string): FrameNode | undefined {
    const { scanner } = reader;
    const { start } = scanner;
    const form = takeForm(reader);
    if (form !== undefined) {
        const value = expression(reader, form === 'at' ? 'a byte address' : 'a frame number');
        return { form, value, start, end: scanner.previousEnd };
    }
    const value = expression(reader, 'a frame: a name, `at` a byte address or `mfn` a frame number');
    if (value === undefined) return undefined;
    if (value.kind === 'name') return { form: 'name', value, start, end: value.end };
    if (!isMisspelt(reader, value)) reportAmbiguous(reader, value, use);
    return { form: 'bare', value, start, end: value.end };
}

/** Whether a number in it is none, which is reported already: while `0x` is typed, that is all there is to say. */
const isMisspelt = ({ flaws }: Reader, { start }: Expression): boolean =>
    flaws.some(each => each.code === 'bad-number' && each.start >= start);

/** Goes past `at` or `mfn`. */
export function takeForm(reader: Reader): 'at' | 'mfn' | undefined {
    if (take(reader, 'at')) return 'at';
    return take(reader, 'mfn') ? 'mfn' : undefined;
}

/**
 * The name of another frame if a frame is written as nothing but that: by itself, or as the address that it has. `undefined` for
 * every other address.
 */
export function otherFrame(frame: FrameNode | undefined): NameNode | undefined {
    if (frame?.value === undefined || (frame.form !== 'name' && frame.form !== 'at')) return undefined;
    return nameAlone(frame.value);
}

/** The name in `NAME`, `NAME + 0` and the like. */
function nameAlone(value: Expression): NameNode | undefined {
    if (value.kind !== 'binary') return value.kind === 'name' ? value : undefined;
    const { left, operator, right } = value;
    if (operator === '+' && isZero(left)) return nameAlone(right);
    const isSame = isZero(right) && operator !== '&' && operator !== '*';
    return isSame ? nameAlone(left) : undefined;
}

const isZero = (value: Expression): boolean => value.kind === 'number' && value.value === 0n;

/** Adds the parts of a frame; `names` are the kinds of names that may be used in an address. */
export function addFrame(frame: FrameNode | undefined, add: AddPart, names = ADDRESS_NAMES): void {
    if (frame === undefined) return;
    switch (frame.form) {
        case 'name':
            return add(frame.value, 'frame', FRAMES);
        case 'at':
            return add(frame.value, 'address', names);
        case 'mfn':
            return add(frame.value, 'mfn', NO_NAMES);
        // The ambiguity was reported when the line was read. Treated as an address, its value can at least be shown.
        case 'bare':
            return add(frame.value, 'address', names);
        default:
            frame.form satisfies never;
    }
}

/** The kinds of names that stand for a frame. */
export const FRAMES: readonly NameKind[] = ['frame'];

function reportAmbiguous({ flaws, scanner }: Reader, value: Expression, use: string): void {
    const here = { start: value.start, end: value.start };
    flaws.push(
        flaw(
            'ambiguous-number',
            value,
            { text: scanner.text.slice(value.start, Math.min(value.end, value.start + 60)), use },
            replaceBy('It is a byte address', here, 'at '),
            // A name stands for a byte address, and a frame number has none.
            ...(namesIn(value).length > 0 ? [] : [replaceBy('It is a frame number', here, 'mfn ')]),
        ),
    );
}
