// Runs a program, and ends it with all that it started as soon as the parent process is gone, even if that was killed: then
// standard input closes. It must be the leader of a process group.
'use strict';
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
program.on('error', error => {
    console.error(String(error));
    process.exit(1);
});
program.on('exit', code => process.exit(code ?? 1));
// The program gets the signal too, and this process waits for it.
process.on('SIGTERM', () => {});
process.stdin.resume().on('end', () => process.kill(0, 'SIGKILL'));
