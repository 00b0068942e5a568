// Answers as plain data for other programs: what `--format json` prints. docs/query.schema.json is its form, which does not change.

import type { Domain } from '../model/domain';
import { relativePath } from '../model/paths';
import { type Answer, type Asked, mayIn } from './answers';
import { callerNotes } from './caller';
import { type Holding, type Holdings, holdingsOf } from './holdings';
import { matrixOf } from './matrix';
import { nameOfPage } from './pages';
import type { Question } from './question';
import type { Thing } from './things-alike';
import { traceOf } from './trace';
import { WHY_UNKNOWN } from './unread';
import { whoCould } from './who';

const VERSION = 1;

/** The answers to one question; `undefined` for a line of a log that has none. */
export const answersData = (
    asked: Asked,
    question: Question | undefined,
    answers: readonly Answer[],
): object => ({
    ...headOf(asked),
    question: question === undefined ? null : questionData(question),
    who: question === undefined ? [] : whoCould(asked, question),
    answers: answers.map(each => answerData(asked, each)),
});

/** All that domains may do, and what some of them share. */
export function overviewData(asked: Asked, domains: readonly Domain[]): object {
    const held = domains.map(domain => holdingsOf(asked, domain));
    return {
        ...headOf(asked),
        domains: held.map(each => domainData(asked, each)),
        shared: matrixOf(held).shared.map(({ domains: sharers, things, registers }) => ({
            domains: sharers.map(({ name }) => name),
            things,
            registerRows: registers.length,
        })),
    };
}

const headOf = ({ program }: Asked): object => ({
    version: VERSION,
    target: program.target,
    edition: program.edition ?? null,
});

function questionData(question: Question): object {
    switch (question.action) {
        case 'node':
        case 'reset':
        case 'clock':
            return { action: question.action, object: question.text, id: question.id };
        case 'read':
        case 'write':
            return {
                action: question.action,
                object: question.text,
                address: `0x${question.address.toString(16)}`,
                mask: question.mask,
            };
        case 'mailbox':
            return { action: question.action };
    }
}

function answerData(asked: Asked, given: Answer): object {
    const { domain, decided } = given;
    if (mayIn(given) === 'unknown') return unknownData(domain);
    const { because, rows, lacking } = traceOf(asked, given);
    return {
        domain: domain.name,
        allowed: decided.decision.allowed,
        ...(decided.of === 'register' && { mask: decided.decision.mask }),
        because,
        caller: callerNotes(asked, given),
        rows: rows.map(({ file, line }) => ({ path: pathOf(asked, file), line: line + 1 })),
        lacking: lacking.map(({ page, name, owners }) => ({ page, name: name ?? null, owners })),
    };
}

const unknownData = ({ name }: Domain): object => ({
    domain: name,
    allowed: null,
    because: WHY_UNKNOWN,
    caller: [],
    rows: [],
    lacking: [],
});

/** A file's path, relative to the folder of the file that is asked about. */
const pathOf = ({ program }: Asked, file: string): string => relativePath(program.file, file);

function domainData(
    asked: Asked,
    { domain, holdings, wideClocks, halfClocks, hasOtherClocks }: Holdings,
): object {
    const page = (frame: number): object => ({
        page: frame,
        name: nameOfPage(asked, frame) ?? null,
    });
    return {
        domain: domain.name,
        hardwareDomain: domain.hwdom,
        known: domain.isKnown,
        holdings: holdings.map(holdingData),
        clocksOfSeveralPages: wideClocks.map(({ clock, pages }) => ({
            ...named(clock),
            pages: pages.map(page),
        })),
        clocksLackingPages: (domain.isKnown ? halfClocks : []).map(({ clock, lacking }) => ({
            ...named(clock),
            lacking: lacking.map(page),
        })),
        clocksWithoutRow: hasOtherClocks,
    };
}

function holdingData({ source, name, things, registers, sharedWith, isExtra }: Holding): object {
    const ofKind = (kind: Thing['kind']): object[] => things.filter(each => each.kind === kind).map(named);
    return {
        ...(typeof source === 'number' ? { page: source, name: name ?? null } : { as: source }),
        nodes: ofKind('node'),
        resets: ofKind('reset'),
        clocks: ofKind('clock'),
        registerRows: registers.length,
        sharedWith,
        extraPage: isExtra,
    };
}

const named = ({ id, name }: Thing): object => ({ id, name });
