#!/usr/bin/env node
// Stands as cli.js before program.js, and as server.js before server-program.js: starts the one with what V8 compiled of it
// when it was built, which takes a fifth off the time of a short run. Where that is missing, or another version of Node
// made it, Node compiles the program as it always does.
'use strict';
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const name = path.basename(__filename) === 'server.js' ? 'server-program' : 'program';
const filename = path.join(__dirname, `${name}.js`);

// A short run ends before what V8 optimises early is of use, and then waits for it. The V8 of Node 20 is told to take its
// time, when the program is built as well: what it compiled under other flags does not fit.
if (name === 'program' && process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=300000');

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
