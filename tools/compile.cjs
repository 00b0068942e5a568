// Runs the command line as a user does, and keeps what V8 compiled on the way, for the launcher of later runs. From Node 22.8
// on Node keeps it by itself.
'use strict';
const { writeFileSync } = require('node:fs');
const { compiled } = require('../dist/cli.js');

if (compiled !== undefined) process.on('exit', () => writeFileSync('dist/program.cache', compiled()));
