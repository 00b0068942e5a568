// The program: one command line, one exit code. It knows no command.

import { runCommandLine } from './arguments';
import { complain, OutputLost, openTerminal } from './terminal';

const terminal = openTerminal();

runCommandLine(process.argv.slice(2), terminal).then(
    exitCode => {
        if (exitCode === undefined) return;
        // Everything is written. V8 may still be compiling code, and nobody needs to wait for that.
        process.exit(exitCode);
    },
    (error: unknown) => {
        // A bug in this program is reported in one line, as everything else is.
        const message = error instanceof Error ? error.message : String(error);
        const isOurs = error instanceof OutputLost;
        process.exitCode = 2;
        try {
            complain(terminal, isOurs ? message : `internal error, please report it: ${message}`);
        } catch {
            // Only the exit code can still say that something failed.
        }
    },
);
