// Our server and the echo server with the same document open, edited in turns.

import { ECHO, OURS, type Program } from '../driving/programs';
import { type Judge, lenient, Session, type Source, strict } from '../driving/session';
import type { Toggle } from '../driving/table';

export interface Duel {
    readonly ours: Session;
    readonly echo: Session;
    /** Makes edits; every second one undoes the one before it. */
    readonly edited: (toggle: (turn: number) => Toggle, most: Most) => Promise<Times>;
}

/** How many milliseconds each edit took. */
export interface Times {
    readonly ours: readonly number[];
    readonly echo: readonly number[];
}

/** At least two edits for each server, at most this many, and no more after this many milliseconds. */
export interface Most {
    readonly edits: number;
    readonly milliseconds: number;
    /** Milliseconds between an answer and the next edit. */
    readonly rest: number;
}

/** A server's turn ends after this many edits or this many milliseconds. */
const TURN = { edits: 20, milliseconds: 300 };

/** Starts both servers, runs `work` with them, and ends them. */
export async function duel<T>(
    source: Source,
    work: (duel: Duel) => Promise<T>,
    flagged: (program: Program) => Program = program => program,
): Promise<T> {
    const ours = await Session.start(flagged(OURS), source);
    try {
        const echo = await Session.start(flagged(ECHO), source);
        try {
            return await work({ ours, echo, edited: (...what) => inTurns(ours, echo, ...what) });
        } finally {
            await echo.client.end();
        }
    } finally {
        await ours.client.end();
    }
}

interface Side {
    readonly session: Session;
    readonly judge: Judge;
    readonly times: number[];
}

async function inTurns(
    ours: Session,
    echo: Session,
    toggle: (turn: number) => Toggle,
    most: Most,
): Promise<Times> {
    const first: Side = { session: ours, judge: strict, times: [] };
    const second: Side = { session: echo, judge: lenient, times: [] };
    const end = performance.now() + most.milliseconds;
    do {
        for (const side of [first, second]) {
            await turnOf(side, toggle, most);
        }
    } while (Math.min(first.times.length, second.times.length) < most.edits && performance.now() < end);
    return { ours: first.times, echo: second.times };
}

async function turnOf(
    { session, judge, times }: Side,
    toggle: (turn: number) => Toggle,
    { edits, rest }: Most,
): Promise<void> {
    const end = performance.now() + TURN.milliseconds;
    for (let edit = 0; edit < TURN.edits && times.length < edits; edit += 2) {
        times.push(...(await session.toggle(toggle(times.length / 2), judge, rest)));
        if (performance.now() > end) return;
    }
}
