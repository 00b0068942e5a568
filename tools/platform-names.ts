// The names of a platform as the program reads them: its declarations, resolved, in a generated file beside its text.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlatform } from '../server/model/resolve/platform';

/** The path of the generated file for this text. */
export const namesFile = (text: string): string =>
    path.join(path.dirname(text), 'generated', `${path.basename(text, '.eemi')}.json`);

/** The contents of that file: one group or name on each line, so that diffs are readable. */
export function namesIn(text: string): string {
    const { groups, names } = readPlatform(readFileSync(text, 'utf8')).names;
    return `{"groups":[\n${lines(groups)}\n],\n"names":[\n${lines(names)}\n]}\n`;
}

const lines = (rows: readonly unknown[]): string => rows.map(row => JSON.stringify(row)).join(',\n');
