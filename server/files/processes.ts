// Whether other programs run.

import { codeOf } from './errors';

/** Whether a process with this id runs. One that may not be signalled does. */
export function isRunning(id: number): boolean {
    try {
        return process.kill(id, 0);
    } catch (error) {
        return codeOf(error) !== 'ESRCH';
    }
}
