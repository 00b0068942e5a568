// Writes a file that must not be there yet: one that is there already is somebody's work, and stays.

import { existsSync } from 'node:fs';
import { kindOf, readText, shownPath } from '../files/disk';
import { placeOfNew } from '../files/named-file';
import { allOrNone } from './all-or-none';
import { statusLine } from './status';
import { refuse, type Terminal, tell } from './terminal';

/**
 * Writes `text` to a new file at a full path. 0: written, or the file has just this text; 1: it has another, and `instead` says what to
 * do; 2: it cannot be written.
 */
export function writeNew(text: string, path: string, instead: string, terminal: Terminal): Promise<number> {
    return allOrNone([path], async replacement => {
        const shown = shownPath(path);
        const place = placeOfNew(path);
        if ('refusal' in place) return refuse(terminal, `${shown} ${place.refusal}`);
        if (existsSync(place.file)) return existing(text, place.file, shown, instead, terminal);
        replacement.stage(place, [Buffer.from(text)]);
        const failed = replacement.commit();
        if (failed !== undefined) return refuse(terminal, `${shownPath(failed.file)} ${failed.reason}`);
        tell(terminal, statusLine('written', shown));
        return 0;
    });
}

function existing(text: string, file: string, shown: string, instead: string, terminal: Terminal): number {
    if (kindOf(file) === 'folder') return refuse(terminal, `${shown} is a folder; name a file`);
    if (readText(file, false) === text) {
        tell(terminal, statusLine('unchanged', shown));
        return 0;
    }
    return refuse(terminal, `${shown} exists already and would be lost; ${instead}`, 1);
}
