// Runs the command line as a user does, and saves the code that V8 compiled, for the launcher of later runs. Only the
// V8 that compiled it can use it. From Node 22.8 on, Node itself does this, and nothing is written here.
'use strict';
const { existsSync, writeFileSync } = require('node:fs');
const { compiled } = require('../dist/cli.js');

if (compiled !== undefined)
    process.on('exit', () => {
        // What an earlier run saved stays: it is what most runs need of the file.
        for (const [file, code] of compiled()) if (!existsSync(file)) writeFileSync(file, code);
    });
