// A board with the tables that ship for ZynqMP, or with those of a text, to ask questions about.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyse, errorsOf } from '../../server/checks/analyse';
import { isOfClaim } from '../../server/claims/results';
import type { Program } from '../../server/model/program';
import { type Asked, askable } from '../../server/questions/answers';
import { claimOf, MAILBOX, type Question, questionIn, withClaim } from '../../server/questions/question';
import { pathOf, programAt } from '../emit/programs';
import { filesOf, hostOf, ROOT } from '../workspace';

const TABLES = 'zynqmp-xlnx.eemi';

/** The files of a board: some lines, and the tables that ship, which they may import. */
export function boardOf(source: string): ReadonlyMap<string, string> {
    const files = new Map(filesOf(source));
    files.set(ROOT.replace(/[^/]*$/, TABLES), fs.readFileSync(pathOf('zynqmp-xlnx'), 'utf8'));
    return files;
}

/** A question about a board, read as the command line reads it. */
export function ask(files: ReadonlyMap<string, string>, words: string): { asked: Asked; question: Question } {
    const claim = claimOf([words], undefined) ?? assert.fail(words);
    if (claim === 'mailbox') return { asked: askable(programAt(ROOT, files)), question: MAILBOX };
    const program = analysed(new Map([...files, [ROOT, withClaim(files.get(ROOT) ?? '', claim)]]));
    return { asked: askable(program), question: questionIn(program) ?? assert.fail(claim) };
}

/** The program of a text with a question, which need not hold as a claim. */
function analysed(files: ReadonlyMap<string, string>): Program {
    const { program, problems } = analyse(ROOT, hostOf(files)) ?? assert.fail();
    assert.deepEqual(
        errorsOf(problems).filter(each => !isOfClaim(each)),
        [],
    );
    return program;
}

/** A text with each place `FILE:LINE` as the row that stands there. */
export const withRows = (text: string, files: ReadonlyMap<string, string>): string =>
    text.replace(/([\w-]+\.eemi):(\d+)/g, (place, file: string, line: string) => {
        const source = files.get(ROOT.replace(/[^/]*$/, file));
        const row = source?.split('\n')[Number(line) - 1]?.trim().replace(/ +/g, ' ');
        return row === undefined ? place : `\`${row}\``;
    });
