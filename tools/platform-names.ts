// The names of a platform as the program reads them: what its text declares, resolved, in a generated file beside the text.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlatform } from '../server/model/resolve/platform';

/** Where the names of this text are kept. */
export const namesFile = (text: string): string =>
    path.join(path.dirname(text), 'generated', `${path.basename(text, '.eemi')}.json`);

/** What that file holds: a name a line, so that a change of the text shows as a change of its lines. */
export function namesIn(text: string): string {
    const rows = readPlatform(readFileSync(text, 'utf8')).rows.map(row => JSON.stringify(row));
    return `[\n${rows.join(',\n')}\n]\n`;
}
