#!/usr/bin/env node
// Stands as cli.js before program.js, and as server.js before server-program.js: starts the one with what V8 compiled of it
// when it was built, which takes a fifth off the time of a short run. Where that is missing, or another version of Node
// made it, Node compiles the program as it always does.
'use strict';
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const name = path.basename(__filename) === 'server.js' ? 'server-program' : 'program';
const filename = path.join(__dirname, `${name}.js`);

function cache() {
    try {
        return readFileSync(path.join(__dirname, `${name}.cache`));
    } catch {
        return undefined;
    }
}

// All is done and printed when nothing is left to wait for; what lies in memory then need not be taken apart.
process.once('beforeExit', () => process.exit());

const program = new Script(wrap(readFileSync(filename, 'utf8')), { filename, cachedData: cache() });
program.runInThisContext()(exports, require, module, filename, __dirname);
