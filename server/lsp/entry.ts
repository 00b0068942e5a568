// dist/server.js: what VS Code starts. The command line takes `main` out of the same file.

import { main } from './main';

export { main };

if (require.main === module) main();
