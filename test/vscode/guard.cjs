// Runs a program, and ends it with all that it started when whoever started this one is gone, even if that was killed: its
// end of standard input closes then. It has to lead a process group of its own.
'use strict';
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
program.on('error', error => {
    console.error(String(error));
    process.exit(1);
});
program.on('exit', code => process.exit(code ?? 1));
// The program has it as well, and is waited for.
process.on('SIGTERM', () => {});
process.stdin.resume().on('end', () => process.kill(0, 'SIGKILL'));
