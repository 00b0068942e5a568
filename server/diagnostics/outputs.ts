// Diagnostics about generated files.

import { entry } from './entry';
import { short, thatFits } from './phrases';

/** What was edited in a generated file, said in that file. */
export interface EditedHere {
    /** `lines`: something else than a row; `missing`: lines that are not there any more. */
    readonly part: 'changed' | 'added' | 'removed' | 'lines' | 'missing' | 'banner' | 'conflict';
    /** Whose row it is, as its index. */
    readonly row: string;
    readonly format: 'c' | 'ts';
    /** Whether the file was generated from the source of now: else it is not known what was edited and what is only old. */
    readonly isOfNow: boolean;
    /** The place in the source, and what it generates; empty where there is none. */
    readonly source: string;
    readonly wanted: string;
}

/** `is`: see `Freshness`. */
interface StaleOutput {
    readonly path: string;
    readonly format: 'c' | 'ts';
    readonly is: 'stale' | 'old-banner' | 'conflict';
    /** The source that it was generated from, if that is another one. */
    readonly from: string | undefined;
}

interface EditedOutput {
    readonly path: string;
    readonly format: 'c' | 'ts';
    readonly is: 'edited' | 'foreign' | 'read';
}

const CALLED = { c: 'C', ts: 'TypeScript' } as const;

export const OUTPUT_DIAGNOSTICS = {
    'duplicate-output': entry<{ path: string }>({
        severity: 'error',
        waivable: false,
        message: ({ path }) =>
            `"${short(path)}" is written by two \`emit\` lines: the second would overwrite the first`,
        detail: () => 'Some systems ignore case in file names. Name another file, or remove a line.',
    }),
    'output-extension': entry<{ path: string; format: 'c' | 'ts'; other: 'c' | 'ts' }>({
        severity: 'warning',
        waivable: false,
        message: ({ path, format, other }) =>
            `"${short(path)}" is called like ${CALLED[other]} and gets ${CALLED[format]}: what reads it fails`,
        detail: ({ format, other }) =>
            `Write \`emit ${other}\`, or a path that ends with ${format === 'c' ? '`.h`' : '`.ts`'}.`,
    }),
    'stale-output': entry<StaleOutput>({
        severity: 'warning',
        waivable: false,
        message: staleMessage,
        detail: ({ is, from }) => {
            if (is === 'conflict')
                return 'Each side is as it was generated, or says what the source says, so nothing is lost: once the source is merged, run `eemi-acl emit`.';
            if (from === undefined)
                return is === 'stale'
                    ? 'It was generated from a different version of this file or its imports. Run `eemi-acl emit`.'
                    : 'Its licence, the name of this file or the wording of the banner has changed since. Run `eemi-acl emit`.';
            return `It was generated from ${from}, which no longer names it. Run \`eemi-acl emit\`, and it is this file's.`;
        },
    }),
    'claimed-output': entry<{ path: string; format: 'c' | 'ts'; from: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ path, format, from }) => {
            const [is, are] = UNUSED[format];
            return thatFits(
                `"${short(path)}" is generated from ${short(from)} too: ${is}`,
                `"${short(path)}" is generated from another file too: ${are}`,
            );
        },
        detail: ({ from }) =>
            `It was generated from ${from}, which still names it, so \`emit\` does not overwrite it. Name another output here, or remove the \`emit\` line there; \`eemi-acl emit --force\` overwrites it.`,
    }),
    /** `read`: the file that asks for it reads it too. */
    'edited-output': entry<EditedOutput | EditedHere>({
        severity: 'warning',
        waivable: false,
        message: params => {
            if ('part' in params) return editedHere(params);
            const { path, format, is } = params;
            if (is === 'read') return `"${short(path)}" is read by this file, so nothing is generated there`;
            const uses = format === 'c' ? 'Xen is built with rows' : 'it may answer by rules';
            return `"${short(path)}" ${is === 'foreign' ? 'was not generated here' : 'was edited by hand'}: ${uses} that this file does not show`;
        },
        detail: params => ('part' in params ? whatToDo(params) : WHAT_TO_DO[params.is]),
    }),
    'unfinished-output': entry<{ path: string; count: number }>({
        severity: 'warning',
        waivable: false,
        message: ({ path, count }) =>
            count === 1
                ? `"${short(path)}" was about to be replaced when \`emit\` was stopped: it may be of an older state`
                : `"${short(path)}" may not belong with ${count - 1} other ${count === 2 ? 'output' : 'outputs'} here: \`emit\` was stopped halfway`,
        detail: () =>
            'Each of them is complete, but some may be old and others new. Run `eemi-acl emit` again.',
    }),
};

function staleMessage({ path, format, is }: StaleOutput): string {
    const name = `"${short(path)}"`;
    if (is === 'conflict')
        return `${name} is in a merge conflict: ${format === 'c' ? 'Xen does not build with it' : 'it does not compile'}`;
    return is === 'stale'
        ? `${name} is out of date: ${UNUSED[format][0]}`
        : `Only the banner of ${name} is out of date: the rest is what is written here`;
}

/** What it means that a file in an output's place is not what would be generated, at length and in short. */
const UNUSED = {
    c: ['Xen is not built with what is written here', 'Xen is not built with these rows'],
    ts: ['it does not answer by what is written here', 'it does not answer by these rows'],
} as const;

const WHAT_TO_DO = {
    read: 'It would overwrite what its names or pages come from, and `emit` refuses that with `--force` too. Name another file here.',
    foreign:
        'It was not generated by this tool, or has lost its banner, so `emit` does not overwrite it. Compare them; name another file here, or overwrite that one (`eemi-acl emit --force`).',
    edited: '`emit` does not overwrite it. Compare them, move the change here, and then overwrite it (`eemi-acl emit --force`).',
} as const;

function editedHere({ part, row, format, isOfNow }: EditedHere): string {
    const name = short(row);
    const [is, without, more] =
        format === 'c'
            ? [
                  'Xen is built with this row, and not with that of the source',
                  'Xen is built without a row that the source has',
                  'Xen is built with a row that the source does not have',
              ]
            : ['the module does not answer as Xen does', 'the module lacks a row', 'Xen has no such row'];
    switch (part) {
        case 'changed':
            return isOfNow
                ? `${name} was edited by hand: ${is}`
                : `${name} is not the row of the source: it was edited here, or changed there since`;
        case 'added':
            return isOfNow
                ? `${name} was added by hand: ${more}`
                : `${name} has no row in the source: it was added here, or removed there since`;
        case 'removed':
            return isOfNow
                ? `${name} was removed by hand: ${without}`
                : `${name} has a row in the source: it was removed here, or added there since`;
        case 'lines':
            return isOfNow
                ? 'Edited by hand: the source does not generate this'
                : 'The source does not generate this: it was edited here, or the source has changed since';
        case 'missing':
            return isOfNow
                ? 'Lines were removed by hand here: the source generates more'
                : 'The source generates more here: it was removed here, or the source has changed since';
        case 'banner':
            return 'The banner was edited by hand: `eemi-acl emit` does not overwrite this file';
        case 'conflict':
            return 'A side of this merge conflict was edited by hand: `eemi-acl emit` does not overwrite it';
    }
}

function whatToDo({ part, source, wanted }: EditedHere): string {
    if (part === 'conflict')
        return 'Take that side as it was generated, or move the change into the source and overwrite this file (`eemi-acl emit --force`).';
    if (part === 'banner') return 'Nothing else differs: generate the file again.';
    const says = wanted === '' ? '' : `${source} says: ${wanted}. `;
    return `${says}If the change is meant, it belongs into the source; else generate this again.`;
}
