// Programs without errors for the tests of outputs: of a source given as text, and of the examples.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyse, errorsOf } from '../../server/checks/analyse';
import type { Program } from '../../server/model/program';
import { filesOf, hostOf, ROOT } from '../workspace';

const PATHS = {
    zynqmp: 'examples/zynqmp/zynqmp.eemi',
    'zynqmp-mmio': 'examples/zynqmp/zynqmp-mmio.eemi',
    'zynqmp-xlnx': 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi',
    versal: 'examples/versal/versal.eemi',
    'versal-net': 'examples/versal-net/versal-net.eemi',
    versal2: 'examples/versal2/versal2.eemi',
} as const;

export type Example = keyof typeof PATHS;

export const XEN_EXAMPLES = ['zynqmp', 'zynqmp-mmio'] as const;
export const XLNX_EXAMPLES = ['zynqmp-xlnx', 'versal', 'versal-net', 'versal2'] as const;
export const EXAMPLES = [...XEN_EXAMPLES, ...XLNX_EXAMPLES];

/** The file of an example. */
export const pathOf = (name: Example): string => PATHS[name];

/** The program of a source (with `--- PATH` lines: of several files, the first of which is meant). */
export const programOf = (source: string): Program => programAt(ROOT, filesOf(source));

/** The program of an example, as if the checkout were the folder `at`. */
export function exampleProgram(name: Example, at = ''): Program {
    const texts = new Map(Object.values(PATHS).map(file => [at + file, fs.readFileSync(file, 'utf8')]));
    return programAt(at + pathOf(name), texts);
}

/** A source as if it were for an edition of `xlnx`. */
export const inEdition = (source: string, edition: number): string =>
    source.replace(/^target +xlnx.*$/m, `target xlnx ${edition}`);

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
