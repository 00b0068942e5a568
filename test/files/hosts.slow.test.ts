// One interface for files: whatever is behind it, the core reads the same program.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Analysis, analyse } from '../../server/checks/analyse';
import { RunFiles } from '../../server/cli/run-files';
import { Session } from '../../server/lsp/session';
import type { Failure, Host } from '../../server/model/host';
import { isThere, missingTool } from '../missing-tool';
import { hostOf, hostOver } from '../workspace';

const NAMES = 'names node {\n    NODE_A = 0\n    NODE_B = 1\n}\n';
const FILES = {
    'board.eemi': `import "lib/names.eemi"
import "gone.eemi"
import "lib/pm.h" as node N_*
import "lib" as node N_*
node acl {
    NODE_A -> at 0x1000
    NODE_B -> at 0x2000
}
domain guest {
    from "guest"
    from "trees/one.dtb"
    from "gone.cfg"
    from "trees"
}
`,
    'lib/names.eemi': `import "../lib/pm.h" as node M_*\n${NAMES}`,
    'lib/pm.h': '#define N_C 2 /* caf\u00e9 */\n',
    'trees/one.dtb': '\u00d0\r\u00fe\u00ed\0\0\0\u0001',
    guest: 'iomem = [ "ff0a0,1" ]\n',
};

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
after(() => rmSync(folder, { recursive: true }));

/** What the program of a file is made of and what is wrong with it, its folder left out. */
const told = (at: string, analysis: Analysis | undefined): string[] => [
    ...(analysis?.program.reads ?? []).map(
        ({ path: file, as, failure = 'read' }) => `${file.replace(at, '')}: ${as}, ${failure}`,
    ),
    ...(analysis?.problems ?? []).map(({ code, range }) => `${range.start.line + 1}: ${code}`),
];

const EXPECTED = [
    'lib/pm.h: c, read',
    'lib/names.eemi: source, read',
    'gone.eemi: source, missing',
    'lib: c, folder',
    'guest: xl, read',
    'trees/one.dtb: fdt, read',
    'gone.cfg: xl, missing',
    'trees: xl, folder',
    'board.eemi: source, read',
    '1: import-has-errors',
    '2: import-not-found',
    '4: import-not-found',
    '11: xen-refuses',
    '12: from-not-found',
    '13: from-not-found',
];

/** The files are bytes that are written here as Latin-1, so that some of them are no UTF-8. */
const stored = new Map(Object.entries(FILES).map(([name, text]) => [name, Buffer.from(text, 'latin1')]));

function write(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, content] of files) {
        mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
    }
}

/** Runs git in the folder, as nobody in particular. */
const git = (input: string, ...args: readonly string[]): Buffer =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a', ...args], {
        input,
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });

function commit(): string {
    git('', 'add', '--all');
    git('', 'commit', '--quiet', '--message', 'state');
    return git('', 'rev-parse', '--verify', '--end-of-options', 'HEAD').toString().trim();
}

/** The files of a revision. Their paths are those below the repository's root. */
const revision = (commit: string): Host =>
    hostOver(file => {
        const answer = git(`${commit}:${file}\n`, 'cat-file', '--batch');
        const end = answer.indexOf('\n');
        const [, type, size] = answer.subarray(0, end).toString().split(' ');
        if (type === 'blob') return answer.subarray(end + 1, end + 1 + Number(size));
        return type === 'tree' ? 'folder' : 'missing';
    });

/** As the disk answers: what stands below a path makes it a folder. */
const memory = hostOver((file): Uint8Array | Failure => {
    const isFolder = [...stored.keys()].some(name => name.startsWith(`${file}/`));
    return stored.get(file) ?? (isFolder ? 'folder' : 'missing');
});

/** An editor's session, which has these of the files open. */
function session(open: ReadonlyMap<string, string>): Session {
    const nothing = (): void => {};
    const client = {
        publish: nothing,
        status: nothing,
        refresh: nothing,
        watch: nothing,
        warn: nothing,
        schedule: nothing,
    };
    const made = new Session({ platforms: '/platforms', diagnostics: '/diagnostics.md' }, client);
    for (const [name, text] of open) made.opened(pathToFileURL(path.join(folder, name)).href, 1, text);
    return made;
}

const board = path.posix.join(folder, 'board.eemi');
const openFiles = new Map([
    ['board.eemi', FILES['board.eemi']],
    ['lib/pm.h', FILES['lib/pm.h']],
    ['guest', FILES.guest],
]);

assert.ok(isThere('git'), missingTool('git'));
write(stored);
git('', 'init', '--quiet');
const first = commit();

const HOSTS: Readonly<Record<string, () => string[]>> = {
    'files in memory': () => told('', analyse('board.eemi', memory)),
    'the command line': () => {
        const read = new RunFiles([]).analyse({ path: board, shown: 'board.eemi', text: undefined });
        return told(`${folder}/`, 'failure' in read ? undefined : read);
    },
    'an editor with nothing open': () => told(`${folder}/`, session(new Map()).analyses.of(board)),
    'an editor with files open': () => told(`${folder}/`, session(openFiles).analyses.of(board)),
    'a git revision': () => told('', analyse('board.eemi', revision(first))),
};

for (const [name, answer] of Object.entries(HOSTS)) {
    test(`${name}: the same program`, () => assert.deepEqual(answer(), EXPECTED));
}

test('what an editor has open counts, whatever kind of file it is, and each edit of it', () => {
    const editor = session(new Map([['guest', FILES['trees/one.dtb']]]));
    const kind = () =>
        editor.analyses.of(board)?.program.reads.find(({ path: file }) => file === `${folder}/guest`)?.as;
    assert.equal(kind(), 'xl', 'an editor has text, and that of a tree is no tree');
    const opened = editor.documents.bytes(`${folder}/guest`);
    assert.equal(editor.documents.bytes(`${folder}/guest`), opened);
    editor.edited(pathToFileURL(`${folder}/guest`).href, 2, [{ text: 'iomem = []\n' }]);
    assert.deepEqual(editor.documents.bytes(`${folder}/guest`), new TextEncoder().encode('iomem = []\n'));
});

test('two revisions of a file with its imports are two programs', () => {
    write(new Map([['lib/names.eemi', Buffer.from('names node {\n    NODE_A = 0\n}\n')]]));
    rmSync(path.join(folder, 'guest'));
    const second = commit();
    const at = (revisionName: string) => told('', analyse('lib/names.eemi', revision(revisionName)));
    assert.deepEqual(at(first), ['lib/pm.h: c, read', 'lib/names.eemi: source, read', '1: no-such-constant']);
    assert.deepEqual(at(second), ['lib/names.eemi: source, read']);
    const guest = (commitName: string) => revision(commitName).bytes('guest');
    assert.deepEqual([guest(first), guest(second)], [stored.get('guest'), 'missing']);
    write(stored);
});

test('a host in memory and one of texts are one', () => {
    const texts = new Map([['board.eemi', NAMES]]);
    assert.deepEqual(told('', analyse('board.eemi', hostOf(texts))), ['board.eemi: source, read']);
});
