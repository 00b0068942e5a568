// Writes the generated pages (`npm run docs`).

import { writeFileSync } from 'node:fs';
import { GENERATED_PAGES } from './pages';

for (const [path, text] of GENERATED_PAGES) writeFileSync(path, text());
