// What each domain may do with what a row is about, and why. It is asked of the part of the policy that such calls can meet, so that
// an editor can ask after each edit, whatever the size of the tables.

import { ALL_BITS } from '../access/tables';
import { hexOf } from '../language/number';
import type { Program } from '../model/program';
import type { ShownTable } from '../view/access';
import { answer, askableAbout, mayIn } from './answers';
import { domainsOf, type Question } from './question';
import { traceOf } from './trace';

/** Whether a domain may use what a row is about, and why, in half a sentence. Of a row of several ids the first is meant. */
export interface RowAnswer {
    readonly domain: string;
    /** `unknown`: something that gives it pages could not be read. */
    readonly may: 'yes' | 'no' | 'unknown';
    /** What it may do or not, such as `read`; empty where a row is about one thing. */
    readonly act: string;
    readonly because: string;
}

/** The answers of a row for each domain of the file, registers with one for reading and one for writing. */
export function rowAnswers(program: Program, kind: ShownTable['kind'], id: bigint): RowAnswer[] {
    const asking = questionsOf(program, kind, hexOf(id)).map(question => ({
        question,
        asked: askableAbout(program, question),
    }));
    return domainsOf(program).flatMap(domain =>
        asking.flatMap(({ question, asked }): RowAnswer[] => {
            const given = answer(asked, domain, question);
            if (given === undefined) return [];
            const act = kind === 'register' ? question.action : '';
            const { because } = traceOf(asked, given);
            return [{ domain: domain.name, may: mayIn(given), act, because }];
        }),
    );
}

/** What there is to ask of a row; nothing of what is no number. */
export function questionsOf({ scope }: Program, kind: ShownTable['kind'], id: string): Question[] {
    const number = Number(id);
    if (!Number.isInteger(number) || number < 0) return [];
    if (kind !== 'register')
        return [{ action: kind, id: number, text: scope.namesOf(kind, number)[0]?.name ?? id }];
    const at = { address: BigInt(id), mask: ALL_BITS, text: id };
    return [
        { action: 'read', ...at },
        { action: 'write', ...at },
    ];
}
