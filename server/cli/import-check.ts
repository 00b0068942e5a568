// What `import --check` finds, for people and for other programs. docs/import.schema.json is the form for these, which does not change.

import type { CPlace } from '../c/reading';
import type { Against } from '../convert/against';
import type { PlaceHere } from '../convert/difference';
import type { FoundTable } from '../convert/found-table';
import type { Remark } from '../convert/remarks';
import { count, short } from '../diagnostics/phrases';
import { shownPath } from '../files/disk';
import type { Program } from '../model/program';
import { complain, type Terminal, tell } from './terminal';
import { visible, visibleJson } from './visible';

/** A file, compared with C. */
export interface Compared extends Against {
    /** Its path as a person reads it. */
    readonly shown: string;
    readonly program: Program;
    /** The platform whose values names have that the C does not define; without one, it is the file's. */
    readonly platform: string | undefined;
}

/** Prints a line for each row that differs. Gives whether the file says what the C says. */
export function printText(compared: Compared, terminal: Terminal): boolean {
    const { shown, program, differences, unread, beside } = compared;
    const other = otherTarget(compared);
    if (other !== undefined) {
        complain(terminal, other);
        return false;
    }
    const say = (places: readonly string[], message: string): unknown =>
        terminal.out.write(`${visible(`${places.join(', ') || shown}: ${message}`)}\n`);
    for (const { at, message } of unread) say(placesIn(at), `not compared: ${message}`);
    for (const { at, message } of beside.map(otherTable))
        tell(terminal, `${visible(`${placesIn(at).join('')}: not compared: ${message}`)}\n`);
    for (const { at, here, message } of differences)
        say([...placesIn(at), ...placesHere(here, shown, program)], message);
    tell(terminal, `${visible(`${shown} ${verdict(compared)}`)}\n`);
    return isSame(compared);
}

/** Prints one object. Gives whether the file says what the C says. */
export function printJson(compared: Compared, terminal: Terminal): boolean {
    terminal.out.write(`${visibleJson(JSON.stringify(comparedData(compared)))}\n`);
    return isSame(compared);
}

/** What was found as plain data. */
export function comparedData(compared: Compared): object {
    const { shown, program, differences, unread, beside, taken } = compared;
    const other = otherTarget(compared);
    const inC = (at: CPlace | undefined): object | null =>
        at === undefined ? null : { path: shownPath(at.file), line: at.line + 1 };
    return {
        version: VERSION,
        path: shown,
        same: isSame(compared),
        differences: [
            ...(other === undefined ? [] : [{ c: null, here: null, message: other }]),
            ...differences.map(({ at, here, message }) => ({
                c: inC(at),
                here: here ? { path: pathHere(here, shown, program), line: here.line + 1 } : null,
                message,
            })),
        ],
        taken,
        notCompared: [...unread, ...beside.map(otherTable)].map(({ at, message }) => ({
            c: inC(at),
            message,
        })),
    };
}

const VERSION = 1;

const isSame = (compared: Compared): boolean =>
    otherTarget(compared) === undefined && compared.differences.length + compared.unread.length === 0;

const otherTarget = ({ shown, program, target }: Compared): string | undefined =>
    target === program.target
        ? undefined
        : `the C has the form of ${target}, and ${shown} has target ${program.target}`;

const placesIn = (at: CPlace | undefined): string[] =>
    at === undefined ? [] : [`${shownPath(at.file)}:${at.line + 1}`];

const placesHere = (here: PlaceHere | undefined, shown: string, program: Program): string[] =>
    here === undefined ? [] : [`${pathHere(here, shown, program)}:${here.line + 1}`];

/** A table may be one that the file imports. */
const pathHere = ({ file }: PlaceHere, shown: string, program: Program): string =>
    file === program.file ? shown : shownPath(file);

/** A table of C that the file is not about: nothing could be said of it, whatever it has. */
const otherTable = ({ kind, table: { name, at } }: FoundTable): Pick<Remark, 'at' | 'message'> => ({
    at,
    message: `${short(name)} is another ${kind} table than the one that the file names`,
});

function verdict({ differences, unread, taken, platform }: Compared): string {
    if (differences.length > 0) return `differs from the C in ${count(differences.length, 'place')}`;
    const lines = `, apart from ${count(unread.length, 'line')} of the C that could not be compared`;
    const values = platform === undefined ? 'its own values' : `the values of platform ${platform}`;
    const names = `, with ${values} for ${count(taken.length, 'name')} that the C does not define`;
    return `says what the C says${unread.length > 0 ? lines : ''}${taken.length > 0 ? names : ''}`;
}
