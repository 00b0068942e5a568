// The program: one command line, one exit code. It knows no command.

import { runCommandLine } from './arguments';
import { complain, OutputLost, openTerminal } from './terminal';

const terminal = openTerminal();

runCommandLine(process.argv.slice(2), terminal).then(
    exitCode => {
        if (exitCode === undefined) return;
        // All is written. What is left is code that V8 compiles for later, and nobody need wait for it.
        process.exit(exitCode);
    },
    (error: unknown) => {
        // A mistake of this program itself is told in one line, as everything is.
        const message = error instanceof Error ? error.message : String(error);
        const isOurs = error instanceof OutputLost;
        process.exitCode = 2;
        try {
            complain(terminal, isOurs ? message : `internal error, please report it: ${message}`);
        } catch {
            // The exit code is all that is left to say it with.
        }
    },
);
