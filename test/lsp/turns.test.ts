// In which order requests are answered that take several turns.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Steps } from '../../server/language/steps';
import { LINES_A_TURN, Turns } from '../../server/lsp/turns';

/**
 * What happens, and what is answered in which order. `ask NAME TURNS`: a request that takes so many turns, `patiently` a patient one;
 * `turn`: nothing else is to do; `change`: a file changes; `cancel NAME`. An answer says of which text it is: 1, and one more after each change.
 */
const STORIES: readonly (readonly [title: string, story: string, answers: string])[] = [
    ['one turn', 'ask a 1', 'a 1'],
    ['several turns', 'ask a 3, turn, turn', 'a 1'],
    ['later ones wait', 'ask a 2, ask b 1, turn, turn', 'a 1, b 1'],
    ['a change has all answered', 'ask a 9, ask b 9, change', 'a 1, b 1'],
    ['a patient one lets others go first', 'patiently a 3, ask b 1, turn, turn', 'b 1, a 1'],
    [
        'a patient one waits also for a long one',
        'patiently a 3, ask b 4, turn, turn, turn, turn, turn',
        'b 1, a 1',
    ],
    ['a patient one behind another request', 'ask b 3, patiently a 1, turn, turn, turn', 'b 1, a 1'],
    ['two patient ones', 'patiently a 3, patiently b 1, turn, turn, turn', 'a 1, b 1'],
    ['a patient one begins again after a change', 'patiently a 3, turn, change, turn, turn, turn', 'a 2'],
    ['a change does not answer a patient one', 'patiently a 3, ask b 9, change', 'b 1'],
    ['a patient one is cancelled', 'patiently a 3, cancel a', 'a 1'],
];

for (const [title, story, answers] of STORIES)
    test(`requests in turns: ${title}`, async () => {
        const told: string[] = [];
        const turns = new Turns(() => {});
        const tokens = new Map<string, CancellationTokenSource>();
        let text = 1;
        const ask = async (name: string, count: string, isPatient: boolean): Promise<void> => {
            const source = new CancellationTokenSource();
            tokens.set(name, source);
            told.push(
                await turns.answer(
                    () => work(() => `${name} ${text}`, Number(count)),
                    source.token,
                    isPatient,
                ),
            );
        };
        const acts: Readonly<Record<string, (name: string, count: string) => unknown>> = {
            ask: (name, count) => ask(name, count, false),
            patiently: (name, count) => ask(name, count, true),
            turn: () => turns.step(),
            change: () => {
                turns.answerAll();
                text++;
            },
            cancel: name => tokens.get(name)?.cancel(),
        };
        for (const step of story.split(', ')) {
            const [act = '', name = '', count = ''] = step.split(' ');
            acts[act]?.(name, count);
            await new Promise(setImmediate);
        }
        assert.equal(told.join(', '), answers);
    });

/** The text is read when the work begins. */
function* work(answerOf: () => string, turns: number): Steps<string> {
    const answer = answerOf();
    for (let turn = 1; turn < turns; turn++) yield LINES_A_TURN;
    return answer;
}
