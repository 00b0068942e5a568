// Writes the generated pages (`npm run docs`).

import { writeFileSync } from 'node:fs';
import { GENERATED_PAGES, MEASURED_SECTIONS } from './pages';

for (const [path, text] of GENERATED_PAGES) {
    const last = MEASURED_SECTIONS.get(path)?.();
    writeFileSync(path, last === undefined ? text() : `${text()}\n${last}`);
}
