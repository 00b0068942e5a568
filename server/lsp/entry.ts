// dist/server.js: what VS Code starts. The command line imports `main` from the same file.

import { main } from './main';

export { main };

if (require.main === module) main();
