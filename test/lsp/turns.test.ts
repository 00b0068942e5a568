// In which order requests are answered that take several turns.

import assert from 'node:assert/strict';
import test from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Steps } from '../../server/language/steps';
import { BY_LINES, LINES_A_TURN } from '../../server/lsp/turn';
import { type Manner, Turns } from '../../server/lsp/turns';

const FILE = '/a.eemi';

/**
 * What happens, and what is answered in which order. `ask NAME TURNS`: a request that takes so many turns, `patiently` a patient one,
 * `view` one that has no place in the text, `elsewhere` one about another file, `act` one about none; `turn`: nothing else is to do; `change`: the
 * file changes; `cancel NAME`. An answer says of which text it is: 1, and one more after each change.
 */
const STORIES: readonly (readonly [title: string, story: string, answers: string])[] = [
    ['one turn', 'ask a 1', 'a 1'],
    ['several turns', 'ask a 3, turn, turn', 'a 1'],
    ['later ones wait', 'ask a 2, ask b 1, turn, turn', 'a 1, b 1'],
    ['a change has all answered', 'ask a 3, ask b 3, change', 'a 1, b 1'],
    ['a change does not wait for a long one', 'ask a 9, ask b 3, change', 'a refused, b 1'],
    [
        'nor for one that has no place in the text, which begins again',
        'view a 9, ask b 3, change, turn, turn, turn, turn, turn, turn, turn, turn, turn',
        'b 1, a 2',
    ],
    ['one about another file begins again', 'elsewhere a 2, change, turn, turn', 'a 2'],
    ['an act is done before', 'act a 3, change', 'a 1'],
    [
        'an act that takes long begins again',
        'act a 9, change, turn, turn, turn, turn, turn, turn, turn, turn, turn',
        'a 2',
    ],
    ['a patient one lets others go first', 'patiently a 3, ask b 1, turn, turn', 'b 1, a 1'],
    [
        'a patient one waits also for a long one',
        'patiently a 3, ask b 4, turn, turn, turn, turn, turn',
        'b 1, a 1',
    ],
    ['a patient one behind another request', 'ask b 3, patiently a 1, turn, turn, turn', 'b 1, a 1'],
    ['two patient ones', 'patiently a 3, patiently b 1, turn, turn, turn', 'a 1, b 1'],
    ['a patient one begins again after a change', 'patiently a 3, turn, change, turn, turn, turn', 'a 2'],
    ['a change does not answer a patient one', 'patiently a 3, ask b 3, change', 'b 1'],
    ['a patient one is cancelled', 'patiently a 3, cancel a', 'a 1'],
];

for (const [title, story, answers] of STORIES)
    test(`requests in turns: ${title}`, async () => {
        const told: string[] = [];
        const turns = new Turns(() => {}, BY_LINES, { ...BY_LINES, lines: 3 * LINES_A_TURN });
        const tokens = new Map<string, CancellationTokenSource>();
        let text = 1;
        const ask = async (name: string, count: string, manner: Manner): Promise<void> => {
            const source = new CancellationTokenSource();
            tokens.set(name, source);
            const begin = (): Steps<string> => work(() => `${name} ${text}`, Number(count));
            try {
                told.push(await turns.answer(begin, source.token, manner));
            } catch {
                told.push(`${name} refused`);
            }
        };
        const acts: Readonly<Record<string, (name: string, count: string) => unknown>> = {
            ask: (name, count) => ask(name, count, { file: FILE }),
            patiently: (name, count) => ask(name, count, { file: FILE, isPatient: true }),
            view: (name, count) => ask(name, count, { file: FILE, isOfAnyText: true }),
            elsewhere: (name, count) => ask(name, count, { file: '/other.eemi' }),
            act: (name, count) => ask(name, count, {}),
            turn: () => turns.step(),
            change: () => {
                turns.beforeChange(FILE);
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
