// Programs without errors for the tests of outputs: of a source given as text, and of the examples.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyse, errorsOf } from '../../server/checks/analyse';
import type { Program } from '../../server/model/program';
import { filesOf, hostOf, ROOT } from '../workspace';

export const EXAMPLES = ['zynqmp', 'zynqmp-mmio'] as const;

/** The program of a source (with `--- PATH` lines: of several files, the first of which is meant). */
export const programOf = (source: string): Program => programAt(ROOT, filesOf(source));

/** The program of an example, as if the checkout were the folder `at`. */
export function exampleProgram(name: string, at = ''): Program {
    const files = EXAMPLES.map(each => `examples/zynqmp/${each}.eemi`);
    const texts = new Map(files.map(file => [at + file, fs.readFileSync(file, 'utf8')]));
    return programAt(`${at}examples/zynqmp/${name}.eemi`, texts);
}

/** The program of one of some files. */
export function programAt(path: string, files: ReadonlyMap<string, string>): Program {
    const analysis = analyse(path, hostOf(files));
    assert.ok(analysis, path);
    const errors = errorsOf(analysis.problems).map(
        ({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`,
    );
    assert.deepEqual(errors, [], files.get(path));
    return analysis.program;
}
