// `check --watch` with real files: whatever is changed that a file's findings depend on, and however an editor saves, it is checked again.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { runOnChanges } from '../../server/cli/watch';
import { Folder, PROGRAM } from './transcript';

const TABLE = `platform zynqmp-xlnx
import "names.eemi"
import "pm.h" as node MINE_*
node pm_node_access {
    waive index-gap "an example"
    ZYNQMP_PM_DEV_ETH_3 -> MM_GEM3
    MINE_A -> NET_PAGE
}
domain net {
    from "guests/net.cfg"
}
test "the guest has its device" {
    net may node ZYNQMP_PM_DEV_ETH_3
    net may not node MINE_A
}
`;

const FILES = {
    'board.eemi': TABLE,
    'names.eemi': 'names frame {\n    NET_PAGE = at 0xe0000000\n}\n',
    'pm.h': '#define MINE_A 77\n',
    'guests/net.cfg': 'iomem = [ "ff0e0,1" ]\n',
    'linked/real.eemi': 'platform zynqmp\n',
};

interface Row {
    readonly title: string;
    /** Of the paths; `write` overwrites, `replace` puts a new file in the place of the old one. */
    readonly change: (files: Files) => void;
    /** What the line says that has changed. */
    readonly changed: RegExp;
    /** What the run behind it says. */
    readonly says: RegExp;
}

const ROWS: readonly Row[] = [
    {
        title: 'a file is overwritten',
        change: ({ write }) => write('board.eemi', TABLE.replace('-> MM_GEM3', '-> 0xff0e0')),
        changed: /^board\.eemi$/,
        says: /error ambiguous-number/,
    },
    {
        title: 'a new file is put in its place, as editors do that save atomically',
        change: ({ replace }) => replace('board.eemi', TABLE),
        changed: /^board\.eemi$/,
        says: /no findings/,
    },
    {
        title: 'the old file is moved away first, as editors do that keep a backup',
        change: ({ rename, write }) => {
            rename('board.eemi', 'board.eemi~');
            write('board.eemi', TABLE.replace('an example', ''));
        },
        changed: /board\.eemi/,
        says: /error bad-waiver/,
    },
    {
        title: 'and is put in its place again',
        change: ({ rename }) => rename('board.eemi~', 'board.eemi'),
        changed: /^board\.eemi$/,
        says: /no findings/,
    },
    {
        title: 'an import',
        change: ({ replace }) => replace('names.eemi', 'names frame {\n}\n'),
        changed: /^names\.eemi$/,
        says: /unknown-name/,
    },
    {
        title: 'the import is removed',
        change: ({ remove }) => remove('names.eemi'),
        changed: /names\.eemi/,
        says: /import-not-found/,
    },
    {
        title: 'and comes back',
        change: ({ write }) => write('names.eemi', FILES['names.eemi']),
        changed: /names\.eemi/,
        says: /no findings/,
    },
    {
        title: 'a header',
        change: ({ write }) => write('pm.h', '#define MINE_B 77\n'),
        changed: /^pm\.h$/,
        says: /unknown-name|no-such-constant/,
    },
    {
        title: 'the header again',
        change: ({ replace }) => replace('pm.h', FILES['pm.h']),
        changed: /^pm\.h$/,
        says: /no findings/,
    },
    {
        title: 'the configuration of a guest',
        change: ({ replace }) => replace('guests/net.cfg', 'iomem = [ "ff0d0,1" ]\n'),
        changed: /^guests\/net\.cfg$/,
        says: /false-claim/,
    },
    {
        title: 'the whole folder of the configuration goes away',
        change: ({ rename }) => rename('guests', 'away'),
        changed: /guests/,
        says: /from-not-found/,
    },
    {
        title: 'and comes back with another text',
        change: ({ rename, write }) => {
            write('away/net.cfg', FILES['guests/net.cfg']);
            rename('away', 'guests');
        },
        changed: /guests/,
        says: /no findings/,
    },
    {
        title: 'an output that somebody has edited',
        change: ({ write }) => {
            write('board.eemi', `${TABLE}emit c "board.h"\n`);
            write('board.h', '/* mine */\n');
        },
        changed: /board\.eemi/,
        says: /edited-output|board\.h/,
    },
    {
        title: 'the output is removed',
        change: ({ remove }) => remove('board.h'),
        changed: /^board\.h$/,
        says: /no findings/,
    },
    {
        title: 'a project file comes',
        change: ({ write }) => write('eemi.json', '{ "severty": {} }\n'),
        changed: /^eemi\.json$/,
        says: /there is no key `severty`/,
    },
    {
        title: 'and goes',
        change: ({ remove }) => remove('eemi.json'),
        changed: /^eemi\.json$/,
        says: /no findings/,
    },
    {
        title: 'a new source in the folder',
        change: ({ write }) => write('more.eemi', 'license "MIT";\n'),
        changed: /this folder/,
        says: /more\.eemi:1:14: error/,
    },
    {
        title: 'a new folder with a source',
        change: ({ remove, write }) => {
            remove('more.eemi');
            write('boards/one/new.eemi', 'license "MIT";\n');
        },
        changed: /./,
        says: /boards\/one\/new\.eemi:1:14: error/,
    },
    {
        title: 'in that folder',
        change: ({ write }) => write('boards/one/new.eemi', 'license "MIT"\n'),
        changed: /boards\/one\/new\.eemi/,
        says: /no findings/,
    },
];

interface Files {
    readonly write: (name: string, text: string) => void;
    readonly replace: (name: string, text: string) => void;
    readonly rename: (from: string, to: string) => void;
    readonly remove: (name: string) => void;
}

test('each change is followed by a run', { timeout: 300_000 }, async context => {
    const folder = new Folder();
    context.after(() => folder.remove());
    for (const [name, text] of Object.entries(FILES)) folder.write(name, text);
    const watching = watch(folder.path, ['.']);
    context.after(() => watching.kill());
    assert.match(await watching.said(), /3 files checked: no findings/);
    for (const { title, change, changed, says } of ROWS)
        await context.test(title, async () => {
            change(filesIn(folder.path));
            // A change of several files may be noticed as several.
            const noticed: string[] = [];
            for (let said = ''; !says.test(said); ) {
                said = await watching.said();
                const [, what] = /^\nchanged: (.*)\n/.exec(said) ?? [];
                assert.ok(what !== undefined, said);
                noticed.push(what);
            }
            assert.ok(
                noticed.some(what => changed.test(what)),
                noticed.join('; '),
            );
        });
});

test('a link is followed', { timeout: 300_000 }, async context => {
    const folder = new Folder();
    context.after(() => folder.remove());
    folder.write('there/real.eemi', 'license "MIT"\n');
    symlinkSync('there/real.eemi', path.join(folder.path, 'link.eemi'));
    const watching = watch(folder.path, ['link.eemi']);
    context.after(() => watching.kill());
    assert.match(await watching.said(), /no findings/);
    folder.write('there/real.eemi', 'license "MIT";\n');
    assert.match(await watching.said(), /link\.eemi:1:14: error/);
});

test('Ctrl-C ends it by that signal, and nothing more is said', { timeout: 300_000 }, async context => {
    const folder = new Folder();
    context.after(() => folder.remove());
    folder.write('board.eemi', 'license "MIT"\n');
    const watching = watch(folder.path, []);
    await watching.said();
    watching.kill('SIGINT');
    assert.deepEqual(await watching.ended, [null, 'SIGINT']);
    assert.equal(watching.unread(), '');
});

test('what changes while it is being checked is checked again', { timeout: 300_000 }, async context => {
    const folder = new Folder();
    context.after(() => folder.remove());
    const file = path.join(folder.path, 'board.eemi');
    const said: string[] = [];
    let runs = 0;
    const run = async ({ file: look }: { readonly file: (path: string) => void }): Promise<void> => {
        look(file);
        runs++;
        if (runs === 1) writeFileSync(file, 'later');
        else throw new Error('enough');
    };
    await assert.rejects(
        runOnChanges(run, line => said.push(line)),
        /enough/,
    );
    assert.match(said.join(), /changed: .*board\.eemi/);
});

test('where there is nothing to watch, it says so', async context => {
    const folder = new Folder();
    context.after(() => folder.remove());
    folder.write('acl.c', 'int x;\n');
    assert.deepEqual(await folder.run('eemi-acl check --watch acl.c'), [
        'eemi-acl: acl.c is C; `eemi-acl import acl.c -o acl.eemi` converts the tables in it',
        'eemi-acl: there is no file to watch',
        '[2]',
    ]);
});

interface Watching {
    /** What is said until it waits again. */
    readonly said: () => Promise<string>;
    readonly unread: () => string;
    readonly kill: ChildProcess['kill'];
    readonly ended: Promise<unknown[]>;
}

const WAITS = 'watching; Ctrl-C ends it\n';

/** Starts `check --watch`. */
function watch(folder: string, args: readonly string[]): Watching {
    const program = spawn(process.execPath, [PROGRAM, 'check', '--watch', ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    let isThere = (): void => {};
    for (const stream of [program.stdout, program.stderr])
        stream.setEncoding('utf8').on('data', (more: string) => {
            text += more;
            isThere();
        });
    const ended = once(program, 'exit');
    const said = async (): Promise<string> => {
        while (!text.includes(WAITS))
            await Promise.race([
                new Promise<void>(resolve => {
                    isThere = resolve;
                }),
                ended.then(() => assert.fail(`it ended: ${text}`)),
            ]);
        const end = text.indexOf(WAITS) + WAITS.length;
        const first = text.slice(0, end);
        text = text.slice(end);
        return first;
    };
    return {
        said,
        unread: () => text,
        kill: signal => program.kill(signal),
        ended,
    };
}

function filesIn(folder: string): Files {
    const at = (name: string): string => path.join(folder, name);
    const write = (name: string, text: string): void => {
        mkdirSync(path.dirname(at(name)), { recursive: true });
        writeFileSync(at(name), text);
    };
    return {
        write,
        replace: (name, text) => {
            write(`${name}.new`, text);
            renameSync(at(`${name}.new`), at(name));
        },
        rename: (from, to) => renameSync(at(from), at(to)),
        remove: name => unlinkSync(at(name)),
    };
}
