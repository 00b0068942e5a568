// Which answers a view takes that shows one source after another.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ShownSource } from '../../client/shownSource';

/** What happens in turn, and what is known at the end. `ask N`: the view asks; `answer N`: the server answers that question. */
const STORIES: readonly (readonly [title: string, story: string, known: string])[] = [
    ['an answer', 'follow a, ask 1, answer 1', '1 about a'],
    ['an answer about the source before', 'follow a, ask 1, follow b, answer 1', 'nothing'],
    ['the newer answer comes first', 'follow a, ask 1, follow b, ask 2, answer 2, answer 1', '2 about b'],
    ['the older answer comes first', 'follow a, ask 1, follow b, ask 2, answer 1, answer 2', '2 about b'],
    ['another source is shown after the answer', 'follow a, ask 1, answer 1, follow b', 'nothing'],
    ['the same source is shown again', 'follow a, ask 1, answer 1, follow a', '1 about a'],
    ['the same source is shown again before the answer', 'follow a, ask 1, follow a, answer 1', '1 about a'],
    ['no source', 'ask 1, answer 1', 'nothing'],
    ['a source after none', 'ask 1, follow a, answer 1', 'nothing'],
];

for (const [title, story, known] of STORIES)
    test(`a view that shows sources: ${title}`, async () => {
        const source = new ShownSource<string>(undefined);
        const answers = new Map<string, () => void>();
        const acts: Readonly<Record<string, (what: string) => void>> = {
            follow: uri => source.follow(uri),
            ask: name => void learn(source, name, answers),
            answer: name => answers.get(name)?.(),
        };
        for (const step of story.split(', ')) {
            const [act = '', what = ''] = step.split(' ');
            acts[act]?.(what);
            await new Promise(setImmediate);
        }
        assert.equal(source.data ?? 'nothing', known);
    });

async function learn(
    source: ShownSource<string>,
    name: string,
    answers: Map<string, () => void>,
): Promise<void> {
    const data = await source.ask(
        uri => new Promise<string>(resolve => answers.set(name, () => resolve(`${name} about ${uri}`))),
    );
    if (data !== undefined) source.data = data;
}
