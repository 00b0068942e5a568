// A file that is replaced holds what it was given, in however many pieces that came.

import assert from 'node:assert/strict';
import fs, {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    renameSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { MARK, markText } from '../../server/emit/unfinished';
import { marksOf } from '../../server/files/leftovers';
import { Replacement } from '../../server/files/replace';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
after(() => rmSync(folder, { recursive: true }));

/** Around how many are written at once, and around how many the system takes at once. */
for (const count of [0, 1, 63, 64, 65, 128, 1023, 1024, 1025, 3000]) {
    test(`a file of ${count} pieces`, () => {
        const file = path.join(folder, `${count}.txt`);
        // Every third is empty.
        const texts = Array.from({ length: count }, (_, at) => (at % 3 === 2 ? '' : `piece ${at}\n`));
        const replacement = new Replacement();
        replacement.stage(
            { file, mode: undefined },
            texts.map(text => Buffer.from(text)),
        );
        assert.equal(replacement.commit(), undefined);
        assert.equal(readFileSync(file, 'utf8'), texts.join(''));
    });
}

test('if one of several cannot be replaced, the others are put back', () => {
    const files = ['first', 'new', 'last'].map(name => path.join(folder, `${name}.txt`));
    const [first = '', fresh = '', last = ''] = files;
    writeFileSync(first, 'old');
    const replacement = new Replacement();
    for (const file of files) replacement.stage({ file, mode: undefined }, [Buffer.from('new text')]);
    // As if somebody had made a folder there meanwhile.
    mkdirSync(last);
    writeFileSync(path.join(last, 'inside'), '');
    const failed = replacement.commit();
    assert.deepEqual([failed?.file, failed?.left], [last, []]);
    assert.deepEqual([readFileSync(first, 'utf8'), existsSync(fresh)], ['old', false]);
});

/** A folder for a file, what it is moved to, and one that a link in its place leads to. */
function placesOf(name: string) {
    const named = (what: string): string => path.join(folder, `${name}-${what}.txt`);
    const [place, moved, elsewhere] = [named('place'), named('moved'), named('elsewhere')];
    for (const each of [place, elsewhere]) mkdirSync(each);
    return { place, moved, elsewhere, file: path.join(place, 'a.h') };
}

test('a folder that has become a link is noticed before a byte is written', context => {
    const written = context.mock.method(fs, 'writevSync');
    syncBuiltinESMExports();
    context.after(() => {
        context.mock.restoreAll();
        syncBuiltinESMExports();
    });
    const { place, moved, elsewhere, file } = placesOf('early');
    const early = new Replacement();
    early.stage({ file, mode: undefined }, [Buffer.from('text')]);
    renameSync(place, moved);
    symlinkSync(elsewhere, place);
    assert.match(early.commit()?.reason ?? '', /no longer where it was/);
    written.mock.resetCalls();
    const late = new Replacement();
    late.stage({ file, mode: undefined }, [Buffer.from('text')]);
    assert.match(late.commit()?.reason ?? '', /no longer where it was/);
    assert.equal(written.mock.callCount(), 0, 'bytes were written outside');
    assert.deepEqual(readdirSync(elsewhere), []);
});

test('nor is a mark written through it', context => {
    const { place, moved, elsewhere } = placesOf('marked');
    const replacement = new Replacement();
    for (const name of ['a.h', 'b.h'])
        replacement.stage({ file: path.join(place, name), mode: undefined }, [Buffer.from('text')]);
    renameSync(place, moved);
    symlinkSync(elsewhere, place);
    const written = context.mock.method(fs, 'writeSync');
    syncBuiltinESMExports();
    context.after(() => {
        context.mock.restoreAll();
        syncBuiltinESMExports();
    });
    const { file, reason } = replacement.commit(marksOf) ?? {};
    assert.equal(file, path.join(place, MARK));
    assert.match(reason ?? '', /no longer where it was/);
    assert.equal(written.mock.callCount(), 0, 'bytes were written outside');
    assert.deepEqual(readdirSync(elsewhere), []);
});

test('what waits beside a file is not another file when it takes its place', () => {
    const place = path.join(folder, 'exchanged.txt');
    mkdirSync(place);
    const file = path.join(place, 'a.h');
    const replacement = new Replacement();
    replacement.stage({ file, mode: undefined }, [Buffer.from('text')]);
    const [waiting = ''] = readdirSync(place);
    renameSync(path.join(place, waiting), path.join(place, 'moved'));
    writeFileSync(path.join(place, waiting), 'of somebody else');
    assert.match(replacement.commit()?.reason ?? '', /no longer where it was/);
    assert.equal(existsSync(file), false);
});

test('what went through a link that came at the last moment is taken away again', context => {
    const { place, moved, elsewhere, file } = placesOf('late');
    const replacement = new Replacement();
    replacement.stage({ file, mode: undefined }, [Buffer.from('text')]);
    const real = fs.renameSync;
    context.mock.method(fs, 'renameSync', (from: string, to: string) => {
        if (to === file) {
            // The new text is where the link leads as well, as if it had been written there.
            real(place, moved);
            symlinkSync(elsewhere, place);
            writeFileSync(from, 'text');
        }
        real(from, to);
    });
    syncBuiltinESMExports();
    context.after(() => {
        context.mock.restoreAll();
        syncBuiltinESMExports();
    });
    assert.match(replacement.commit()?.reason ?? '', /no longer where it was/);
    assert.deepEqual(readdirSync(elsewhere), []);
});

/** What systems answer for the last of three files, and what is told of it. */
const REFUSED: readonly [what: string, link: string, rename: string, reason: RegExp][] = [
    ['may not be changed', 'EPERM', 'EPERM', /is not accessible to this user/],
    ['is mounted by itself', 'EXDEV', 'EBUSY', /is mounted there by itself, or held by another program/],
    ['is on another disk', 'EXDEV', 'EXDEV', /is mounted there by itself, or held by another program/],
    ['is held open', 'EPERM', 'EBUSY', /is mounted there by itself, or held by another program/],
];

for (const [what, link, rename, reason] of REFUSED) {
    test(`if the last of several ${what}, nothing is said to be left, and nothing is`, context => {
        const place = path.join(folder, `${what}.txt`);
        mkdirSync(place);
        const files = ['a', 'b', 'c'].map(name => path.join(place, name));
        for (const file of files) writeFileSync(file, 'old');
        const last = files.at(-1);
        const failing = (name: 'linkSync' | 'renameSync', code: string): void => {
            const real = fs[name];
            context.mock.method(fs, name, (from: string, to: string) => {
                if (from === last || to === last) throw Object.assign(new Error(code), { code });
                real(from, to);
            });
        };
        failing('linkSync', link);
        failing('renameSync', rename);
        // Modules see what is in place of a function only when they are told.
        syncBuiltinESMExports();
        context.after(() => {
            context.mock.restoreAll();
            syncBuiltinESMExports();
        });
        const replacement = new Replacement();
        for (const file of files) replacement.stage({ file, mode: undefined }, [Buffer.from('new')]);
        const failed = replacement.commit();
        assert.deepEqual([failed?.file, failed?.left], [last, []]);
        assert.match(failed?.reason ?? '', reason);
        assert.doesNotMatch(failed?.reason ?? '', /put back|E[A-Z]{3}/);
        assert.deepEqual(
            readdirSync(place).map(name => [name, readFileSync(path.join(place, name), 'utf8')]),
            [
                ['a', 'old'],
                ['b', 'old'],
                ['c', 'old'],
            ],
        );
    });
}

/** What the mark of a killed run says, what becomes of the files `a` and `b`, and what the mark says then. */
const MARKED: readonly [before: string, outcome: 'replaced' | 'failed' | 'stuck', after: string][] = [
    ['', 'replaced', ''],
    ['a b', 'replaced', ''],
    ['c', 'replaced', 'c'],
    ['a b c', 'replaced', 'c'],
    ['', 'failed', ''],
    ['a b', 'failed', 'a b'],
    ['b c', 'failed', 'b c'],
    ['', 'stuck', 'a b'],
    ['c', 'stuck', 'c a b'],
];

for (const [before, outcome, after] of MARKED) {
    test(`a mark of «${before}» says «${after}» when a and b are ${outcome}`, context => {
        const place = path.join(folder, `${before}-${outcome}.txt`);
        mkdirSync(place);
        const mark = path.join(place, MARK);
        const files = ['a', 'b'].map(name => path.join(place, name));
        for (const file of files) writeFileSync(file, 'old');
        if (before !== '') writeFileSync(mark, markText(before.split(' ')));
        const real = fs.renameSync;
        context.mock.method(fs, 'renameSync', (from: string, to: string) => {
            const fails = outcome !== 'replaced' && to.endsWith('b');
            const cannotBePutBack = outcome === 'stuck' && from.endsWith('.old');
            if (fails || cannotBePutBack) throw Object.assign(new Error('no'), { code: 'EIO' });
            real(from, to);
        });
        syncBuiltinESMExports();
        context.after(() => {
            context.mock.restoreAll();
            syncBuiltinESMExports();
        });
        const replacement = new Replacement();
        for (const file of files) replacement.stage({ file, mode: undefined }, [Buffer.from('new')]);
        const failed = replacement.commit(marksOf);
        assert.equal(failed === undefined, outcome === 'replaced');
        assert.deepEqual(failed?.left ?? [], outcome === 'stuck' ? [files[0]] : []);
        const said = existsSync(mark) ? readFileSync(mark, 'utf8') : markText([]);
        assert.equal(said, markText(after === '' ? [] : after.split(' ')));
        assert.equal(existsSync(mark), after !== '');
    });
}

test('a mark that cannot be written is what is said to fail', () => {
    const place = path.join(folder, 'unmarkable.txt');
    const mark = path.join(place, MARK);
    mkdirSync(mark, { recursive: true });
    const files = ['a', 'b'].map(name => path.join(place, name));
    const replacement = new Replacement();
    for (const file of files) replacement.stage({ file, mode: undefined }, [Buffer.from('new')]);
    const { file, reason } = replacement.commit(marksOf) ?? {};
    assert.deepEqual([file, reason, readdirSync(place)], [mark, 'is a folder, not a file', [MARK]]);
});

test('nothing is left beside the files', () => {
    assert.deepEqual(
        readdirSync(folder).filter(name => !name.endsWith('.txt')),
        [],
    );
});
