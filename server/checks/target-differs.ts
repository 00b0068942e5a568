// target-differs: C in the form of one target with the names of a platform whose trees use the other. Old trees are like that.

import type { Line } from '../language/lines';
import type { NameNode } from '../language/syntax';
import { platformFor, targetOf } from '../model/platforms';
import { type Fix, problem, rangeIn, replace } from '../model/problem';
import type { Program } from '../model/program';
import { wholeProgram } from './forms';

export const targetDiffers = wholeProgram(['target-differs'], function* (program) {
    if (program.incomplete) return;
    const { platform, target } = program;
    const usual = platform === undefined ? undefined : targetOf(platform);
    const written = statement(program, 'target');
    if (platform === undefined || usual === undefined || usual === target || written === undefined) return;
    const other = platformFor(platform, target);
    const fixes = other === undefined ? [] : fixesWith(program, other);
    const { line, name } = written;
    yield problem(
        'target-differs',
        rangeIn(line.number, name),
        { platform, usual, target, other },
        { fixes },
    );
});

/** None if an import names the platform. */
function fixesWith(program: Program, other: string): readonly Fix[] {
    const written = statement(program, 'platform');
    if (written === undefined) return [];
    const { line, name } = written;
    return [
        replace(
            `Write ${other}, which spells most names otherwise: then respell those in this file`,
            line.number,
            name,
            other,
        ),
    ];
}

/** Where the file names its platform or target; `undefined` if it takes that of an import. */
function statement(
    { document }: Program,
    kind: 'platform' | 'target',
): { readonly line: Line; readonly name: NameNode } | undefined {
    for (const line of document.structure) {
        const { statement } = line.node;
        if (statement.kind === kind && statement.name !== undefined) return { line, name: statement.name };
    }
    return undefined;
}
