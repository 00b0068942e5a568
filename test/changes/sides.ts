// The two sides of a comparison, of sources in memory.

import { policyOf } from '../../server/access/policy';
import type { Version } from '../../server/changes/changes';
import { Side } from '../../server/changes/side';
import type { Program } from '../../server/model/program';
import { analyseExample } from '../workspace';

/** The side of a source, which may have errors: then of the rows that could be resolved. */
export const sideOf = (source: string): Side => sideOfProgram(analyseExample(source).program);

/** A version of a source, as the command line reads it. */
export const versionOf = (source: string, name: string): Version => ({
    program: analyseExample(source).program,
    edition: undefined,
    name,
    placeOf: (file, line) => ({ file, line }),
    shown: ({ line }) => `${name}:${line + 1}`,
    lost: [],
});

export const sideOfProgram = (program: Program): Side =>
    new Side(policyOf(program), program.chip?.refusesRegisterCalls === true);
