// Resolves the texts of the platforms to the names that the program reads (`npm run names`). It does not use the program's
// own platforms, which need these files.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { namesFile, namesIn } from './platform-names';

const FOLDER = 'server/platforms';

for (const name of readdirSync(FOLDER).filter(each => each.endsWith('.eemi'))) {
    const text = path.join(FOLDER, name);
    mkdirSync(path.dirname(namesFile(text)), { recursive: true });
    writeFileSync(namesFile(text), namesIn(text));
}
