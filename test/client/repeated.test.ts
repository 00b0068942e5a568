// What the views and the list of tests ask again and again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Repeated } from '../../client/repeated';

/**
 * What happens: `want`; `new`, what there is to be asked for is another; `answer` or `fail`, the question that waits for an answer gets
 * one. And what was answered in the end: the first thing is 1.
 */
const STORIES: readonly (readonly [title: string, story: string, answers: string])[] = [
    ['nothing', '', ''],
    ['one answer', 'want, answer', '1'],
    ['one after the other', 'want, answer, new, want, answer', '1, 2'],
    ['what is new meanwhile is asked for once', 'want, new, want, new, want, answer, answer, answer', '1, 3'],
    ['what is new during the second answer', 'want, new, want, answer, new, want, answer, answer', '1, 2, 3'],
    ['a failure', 'want, fail, new, want, answer', 'none, 2'],
    ['what is new before a failure', 'want, new, want, fail, answer', 'none, 2'],
];

for (const [title, story, answers] of STORIES)
    test(`work that is wanted again and again: ${title}`, async () => {
        const told: string[] = [];
        let newest = 1;
        let waiting: { resolve: () => void; reject: (why: Error) => void } | undefined;
        const repeated = new Repeated(async () => {
            assert.equal(waiting, undefined, 'two questions at once');
            const asked = newest;
            try {
                await new Promise<void>((resolve, reject) => {
                    waiting = { resolve, reject };
                });
                told.push(String(asked));
            } catch (error) {
                told.push('none');
                throw error;
            } finally {
                waiting = undefined;
            }
        });
        const acts: Readonly<Record<string, () => void>> = {
            want: () => void repeated.again().catch(() => {}),
            new: () => newest++,
            answer: () => waiting?.resolve(),
            fail: () => waiting?.reject(new Error('the server does not answer')),
        };
        for (const act of story.split(', ')) {
            acts[act]?.();
            await new Promise(setImmediate);
        }
        assert.equal(told.join(', '), answers);
    });
