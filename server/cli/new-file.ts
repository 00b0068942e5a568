// Writes a file that must not be there yet: one that is there already is somebody's work, and stays.

import { existsSync } from 'node:fs';
import { kindOf, readText, shownPath } from '../files/disk';
import { placeOfNew } from '../files/named-file';
import { allOrNone } from './all-or-none';
import { statusLine } from './status';
import { complain, type Terminal, tell } from './terminal';

/**
 * Writes `text` to a new file at a full path. 0: written, or the file has just this text; 1: it has another, and `instead` says what to
 * do; 2: it cannot be written.
 */
export function writeNew(text: string, path: string, instead: string, terminal: Terminal): Promise<number> {
    return allOrNone([path], async replacement => {
        const shown = shownPath(path);
        const place = placeOfNew(path);
        if ('refusal' in place) return refuse(`${shown} ${place.refusal}`, 2, terminal);
        if (existsSync(place.file)) return existing(text, place.file, shown, instead, terminal);
        replacement.stage(place, [Buffer.from(text)]);
        const failed = replacement.commit();
        if (failed !== undefined) return refuse(`${shownPath(failed.file)} ${failed.reason}`, 2, terminal);
        tell(terminal, statusLine('written', shown));
        return 0;
    });
}

function existing(text: string, file: string, shown: string, instead: string, terminal: Terminal): number {
    if (kindOf(file) === 'folder') return refuse(`${shown} is a folder; name a file`, 2, terminal);
    if (readText(file, false) === text) {
        tell(terminal, statusLine('unchanged', shown));
        return 0;
    }
    return refuse(`${shown} exists already and would be lost; ${instead}`, 1, terminal);
}

function refuse(reason: string, code: number, terminal: Terminal): number {
    complain(terminal, reason);
    return code;
}
