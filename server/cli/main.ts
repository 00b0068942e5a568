// The program: one command line, one exit code. It knows no command.

import { bugWords, isWithoutWorkingFolder } from '../files/errors';
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
        process.exitCode = 2;
        try {
            complain(terminal, wordsFor(error));
        } catch {
            // Only the exit code can still say that something failed.
        }
    },
);

/** A bug in this program is reported in one line, as everything else is. */
function wordsFor(error: unknown): string {
    if (isWithoutWorkingFolder(error)) return 'the working folder was removed; change into another one';
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof OutputLost ? message : bugWords(message);
}
