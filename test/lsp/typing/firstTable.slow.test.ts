// A first table typed by hand, from the empty file to the C: after each group of keys it is written down what the editor shows.
// The recording, first-table.txt, is there to be read: nothing may be underlined that is not wrong, and nothing offered that does not
// fit. UPDATE=1 makes it anew.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { folderWith, testValidity } from '../client';
import { FIRST_TABLE } from './first-table';
import { type Shown, shownBy } from './shown';
import { Typist } from './typist';

const RECORDING = 'test/fixtures/first-table.txt';
const NAME = 'board.eemi';
const { UPDATE } = process.env;
const OUTPUT = 'board-eemi-acl.h';

test('a first table, typed by hand', async () => {
    const recording = await record();
    if (UPDATE === '1') writeFileSync(RECORDING, recording);
    assert.equal(recording, readFileSync(RECORDING, 'utf8'));
});

testValidity('firstTable');

async function record(): Promise<string> {
    const folder = folderWith({ [NAME]: '' });
    const typist = await Typist.start(path.join(folder, NAME));
    const parts: string[] = [];
    let last = await shownBy(typist);
    for (const [keys, about] of FIRST_TABLE) {
        for (const key of keysOf(keys)) {
            await typist.press(key);
            await assertCalm(typist, keys);
        }
        const now = await shownBy(typist);
        parts.push(
            [
                ...(about === undefined ? [] : [`# ${about}`]),
                `keys     ${keys}`,
                ...told(typist, last, now),
            ].join('\n'),
        );
        last = now;
    }
    parts.push(`the file\n\n${typist.typed.text}`);
    parts.push(`Emit This File\nsays     ${await typist.emit()}\nstatus   ${(await typist.status()).text}`);
    parts.push(`${OUTPUT}\n\n${typist.readOutput(OUTPUT)}`);
    await typist.stop();
    return parts.join('\n\n');
}

/** `<Enter>` is a key, and so is each other character. */
const keysOf = (keys: string): string[] =>
    [...keys.matchAll(/<([^>]+)>|./g)].map(([all, named]) => named ?? all);

/** At each key: at most one finding is about the line that is being typed, and the status bar is red only for what is elsewhere. */
async function assertCalm(typist: Typist, keys: string): Promise<void> {
    const { line } = typist.typed.position;
    const found = await typist.underlined();
    const here = found.filter(({ range }) => range.start.line === line);
    assert.ok(here.length <= 1, `${keys}: ${JSON.stringify(here)}`);
    const isWrongElsewhere = found.some(each => each.severity === 1 && !here.includes(each));
    assert.ok(isWrongElsewhere || !(await typist.status()).isBad, `${keys}: the status bar is red`);
}

function told(typist: Typist, last: Shown, now: Shown): string[] {
    const lines: string[] = [];
    const tell = (what: string, texts: readonly string[]): void => {
        for (const [at, text] of texts.entries()) lines.push(`${(at === 0 ? what : '').padEnd(9)}${text}`);
    };
    tell('text', textOf(typist, last.lines));
    tell('offered', now.offered);
    tell('wrong', added(last.wrong, now.wrong));
    tell('no more', added(now.wrong, last.wrong).map(withoutMessage));
    tell('bulb', now.bulb);
    tell('beside', added(last.beside, now.beside));
    tell('above', added(last.above, now.above));
    tell('status', now.status === last.status ? [] : [now.status]);
    return lines;
}

/** What is said now and was not before, wherever it stood. */
const added = (before: readonly string[], now: readonly string[]): string[] => {
    const known = new Set(before.map(withoutPlace));
    return now.filter(each => !known.has(withoutPlace(each)));
};

const withoutPlace = (text: string): string => text.replace(/^\S+ /, '');
const withoutMessage = (text: string): string => text.replace(/:[^:]*$/, '');

/** The lines that are new, and that of the cursor, `‸`, or with what is selected, `‹…›`. */
function textOf({ typed }: Typist, last: readonly string[]): string[] {
    const { line, character } = typed.position;
    const selected = typed.selection.end - typed.selection.start;
    return typed.lines.flatMap((text, at) => {
        if (at !== line && last.includes(text)) return [];
        const before = text.slice(0, character - selected);
        const middle = selected === 0 ? '‸' : `‹${text.slice(character - selected, character)}›`;
        const shown = at === line ? before + middle + text.slice(character) : text;
        return [`${String(at + 1).padStart(2)}| ${shown}`];
    });
}
