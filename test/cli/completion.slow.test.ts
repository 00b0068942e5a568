// The scripts for shells, in real shells with a real terminal: what is typed, with Tab, becomes these words. EEMI_SHELLS=bash,zsh,fish
// names the shells; without it, bash alone is tried, which every developer has.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after } from 'node:test';
import { isThere, missingTool } from '../missing-tool';
import { Folder } from './transcript';

const folder = new Folder();
after(() => folder.remove());

for (const name of ['board.eemi', 'board.txt', 'my tables.eemi', 'zynqmp.c', 'zynqmp.o', 'acl.h', 'acl.log'])
    folder.write(name, '');
folder.write('include/xen/lib.h', '');
folder.write('include.txt', '');

/** What is typed, with `\t` for Tab, and the words that the shell then runs the program with. */
const ROWS: readonly (readonly [typed: string, words: readonly string[]])[] = [
    ['expl\t', ['explain']],
    ['check --stri\t', ['check', '--strict']],
    ['check --format sar\t', ['check', '--format', 'sarif']],
    ['--color nev\tchec\t', ['--color', 'never', 'check']],
    ['check --color nev\t', ['check', '--color', 'never']],
    ['check --select index-g\tboar\t', ['check', '--select', 'index-gap', 'board.eemi']],
    ['check my\t', ['check', 'my tables.eemi']],
    ['check incl\t', ['check', 'include']],
    ['emit --stdout t\t', ['emit', '--stdout', 'ts']],
    ['emit --root incl\t', ['emit', '--root', 'include']],
    ['verify acl\t', ['verify', 'acl.h']],
    ['import zynq\t-o boar\t', ['import', 'zynqmp.c', '-o', 'board.eemi']],
    ['import --stdout zynq\t', ['import', '--stdout', 'zynqmp.c']],
    ['import --edition 202\t4', ['import', '--edition', '2024']],
    ['init new.eemi --platform versal-\t', ['init', 'new.eemi', '--platform', 'versal-net']],
    ['query board.eemi mailb\t', ['query', 'board.eemi', 'mailbox']],
    ['diff boar\tzynq\t', ['diff', 'board.eemi', 'zynqmp.c']],
    ['diff --approved board.t\t', ['diff', '--approved', 'board.txt']],
    ['explain index-g\t', ['explain', 'index-gap']],
    ['explain versal-\t', ['explain', 'versal-net']],
    ['platform zynqmp-\t', ['platform', 'zynqmp-xlnx']],
    ['help comple\t', ['help', 'completion']],
    ['completion z\t', ['completion', 'zsh']],
    ['test --filter bo\t', ['test', '--filter', 'bo']],
];

/** How each shell is started, and what it has to be told before: no settings of the user, and a function that shows its words. */
const SHELLS: Readonly<Record<string, { readonly start: string; readonly before: readonly string[] }>> = {
    bash: {
        start: 'bash --norc --noprofile -i',
        before: ['source script.bash', "eemi-acl() { printf 'ran'; printf ' <%s>' \"$@\"; echo; }"],
    },
    zsh: {
        start: 'zsh -f -i',
        before: [
            'autoload -U compinit; compinit -D -u; source script.zsh',
            "eemi-acl() { printf 'ran'; printf ' <%s>' \"$@\"; echo }",
        ],
    },
    fish: {
        start: 'fish --no-config -i',
        before: ['source script.fish', "function eemi-acl; printf 'ran'; printf ' <%s>' $argv; echo; end"],
    },
};

const { EEMI_SHELLS = 'bash' } = process.env;

test('script is there', () => assert.ok(isThere('script'), missingTool('script')));

for (const shell of EEMI_SHELLS.split(',')) {
    test(`${shell} completes`, async () => {
        assert.ok(isThere(shell), `this test needs ${shell}`);
        assert.deepEqual(await folder.run(`eemi-acl completion ${shell} > script.${shell}`), []);
        const shown = typedInto(
            shell,
            ROWS.map(([typed]) => typed),
        );
        // Zsh takes the slash behind a folder away again.
        const ran = [...shown.matchAll(/^ran(.*?)\r?$/gm)].map(([, words = '']) =>
            words.replaceAll('/>', '>'),
        );
        assert.deepEqual(
            ran,
            ROWS.map(([, words]) => words.map(word => ` <${word}>`).join('')),
            shown,
        );
    });
}

/** What a shell shows when lines are typed behind `eemi-acl`. */
function typedInto(shell: string, lines: readonly string[]): string {
    const { start = '', before = [] } = SHELLS[shell] ?? {};
    const input = [...before, ...lines.map(line => `eemi-acl ${line}`), 'exit', ''].join('\r');
    const run = spawnSync('script', ['-qec', start, '/dev/null'], {
        cwd: folder.path,
        env: { ...folder.environment(), TERM: 'dumb', INPUTRC: '/dev/null' },
        input,
        encoding: 'utf8',
        timeout: 300_000,
    });
    return run.stdout;
}
