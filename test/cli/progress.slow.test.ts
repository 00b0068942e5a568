// The line of progress: what is drawn when, and on a real terminal that nothing of it stays and nothing mixes with it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after } from 'node:test';
import fc from 'fast-check';
import { ProgressLine } from '../../server/cli/progress';
import { columnsOf } from '../../server/cli/visible';
import { anyText } from '../any-text';
import { missingTool } from '../missing-tool';
import { Folder, PROGRAM } from './transcript';

const folder = new Folder();
after(() => folder.remove());

/** A line on a screen of so many columns, with all that was written to it; `time` moves the clock, in milliseconds. */
function lineOn(columns: number): { line: ProgressLine; time: (to: number) => void; written: () => string } {
    let now = 0;
    let written = '';
    const screen = {
        write: (text: string) => {
            written += text;
        },
        columns: () => columns,
        now: () => now,
    };
    return {
        line: new ProgressLine(screen),
        time: to => {
            now = to;
        },
        written: () => shown(written),
    };
}

/** `<` for the start of the line and `>` for what erases the rest of it. */
const shown = (written: string): string => written.replaceAll('\r', '<').replaceAll('\u001b[K', '>');

test('what is drawn when', () => {
    type Step = readonly [time: number, at: number] | 'clear';
    const rows: [string, readonly Step[], string][] = [
        ['a short run has no line', [[0, 1], [150, 2], [299, 3], 'clear'], ''],
        [
            'a longer one has, from the next file on',
            [
                [299, 1],
                [300, 2],
            ],
            '<>checking  2 of 10  2.eemi',
        ],
        [
            'ten times a second',
            [
                [300, 2],
                [399, 3],
                [400, 4],
                [450, 5],
                [510, 6],
            ],
            '<>checking  2 of 10  2.eemi<>checking  4 of 10  4.eemi<>checking  6 of 10  6.eemi',
        ],
        [
            'cleared once, and drawn anew when it is time',
            [[300, 2], 'clear', 'clear', [350, 3], [400, 4], 'clear'],
            '<>checking  2 of 10  2.eemi<><>checking  4 of 10  4.eemi<>',
        ],
    ];
    for (const [title, steps, expected] of rows) {
        const { line, time, written } = lineOn(80);
        for (const step of steps) {
            if (step === 'clear') line.clear();
            else {
                time(step[0]);
                line.show('checking', step[1], 10, `${step[1]}.eemi`);
            }
        }
        assert.equal(written(), expected, title);
    }
});

test('how it looks', () => {
    const rows: [number, number, number, string, string][] = [
        [80, 1234, 2000, 'a/b.eemi', 'checking 1 234 of 2 000  a/b.eemi'],
        [80, 7, 2000, 'a/b.eemi', 'checking     7 of 2 000  a/b.eemi'],
        [80, 1, 1234567, 'a', 'checking         1 of 1 234 567  a'],
        [40, 7, 10, 'boards/with/a/long/name.eemi', 'checking  7 of 10  …h/a/long/name.eemi'],
        [31, 7, 10, 'boards/漢字.eemi', 'checking  7 of 10  …漢字.eemi'],
        [80, 7, 10, 'a\u001b[2J\n.eemi', 'checking  7 of 10  a<U+001B>[2J<U+000A>.eemi'],
        [20, 7, 10, 'a.eemi', 'checking  7 of 10'],
        [10, 7, 10, 'a.eemi', 'checking '],
        [1, 7, 10, 'a.eemi', ''],
        [0, 7, 10, 'a.eemi', ''],
    ];
    for (const [columns, at, total, path, expected] of rows) {
        const { line, time, written } = lineOn(columns);
        time(300);
        line.show('checking', at, total, path);
        assert.equal(written(), `<>${expected}`);
    }
});

test('it never reaches the last column, and holds no control characters', () => {
    const paths = fc.oneof(anyText(), fc.string({ unit: 'grapheme' }));
    fc.assert(
        fc.property(paths, fc.nat(100), fc.nat(3000), (path, columns, total) => {
            const { line, time, written } = lineOn(columns);
            time(300);
            line.show('checking', total, total, path.repeat(5));
            const drawn = written().slice('<>'.length);
            assert.ok(columnsOf(drawn) <= Math.max(0, columns - 1), drawn);
            assert.doesNotMatch(drawn, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }),
    );
});

/** A clock that goes a second between two looks at it; at the look whose number is in AT comes Ctrl-C. */
const CLOCK = `
let looks = 0;
performance.now = () => {
    if (++looks === Number(process.env.AT)) process.kill(process.pid, 'SIGINT');
    return 1000 * looks;
};
`;

test('on a real terminal', async context => {
    folder.write('clock.cjs', CLOCK);
    for (let index = 10; index < 30; index++) {
        folder.write(`b/${index}.eemi`, `emit c "${index}.h"\nnode t {\n    ${index} -> deny\n}\n`);
    }
    folder.write('b/17.eemi', 'license "x y"\nimport "no.eemi"\n');
    folder.write('sound/1.eemi', 'emit c "1.h"\nnode t {\n    0 -> deny\n}\n');
    folder.write('sound/2.eemi', 'emit c "2.h"\nnode t {\n    0 -> deny\n}\n');
    const rows: [string, string, string | undefined][] = [
        ['findings', 'check b', 'checking  3 of 20  b/12.eemi'],
        ['errors that stop', 'emit b', 'generating  3 of 20  b/12.eemi'],
        ['status lines', 'emit --check sound', 'generating 2 of 2  sound/2.eemi'],
        ['what differs', 'format --check b', 'formatting  3 of 20  b/12.eemi'],
        ['summaries', 'summary sound', 'reading 2 of 2  sound/2.eemi'],
        ['findings in a file', 'check b > found; cat found', 'checking  3 of 20  b/12.eemi'],
        ['one file', 'check b/17.eemi', undefined],
        ['a pipe that may lead to the terminal', 'check b | cat', undefined],
        ['a log', 'check b 2> log', undefined],
        ['an object on a line of its own', 'check --format json b', undefined],
    ];
    for (const [title, command, line] of rows) {
        await context.test(title, () => {
            const written = onTerminal(command);
            if (line === undefined) assert.doesNotMatch(written, / of \d/);
            else assert.ok(written.includes(`\r\u001b[K${line}`), written);
            assert.deepEqual(screenOf(written), onNone(command));
        });
    }
    await context.test('where no line can be drawn again, or nobody looks', () => {
        for (const env of [{ TERM: 'dumb' }, { CI: 'true' }]) {
            const written = onTerminal('check b', env);
            assert.doesNotMatch(written, /\u001b| of 20/);
            assert.deepEqual(screenOf(written), onNone('check b'));
        }
    });
    await context.test('Ctrl-C takes the line away', () => {
        for (const command of ['check sound b', 'summary b', 'format --check b']) {
            const written = onTerminal(`${command} > log; echo $?`, { AT: '6' });
            assert.match(written, / 5 of 2/);
            assert.deepEqual(screenOf(written), ['130'], command);
        }
    });
});

/** All that a shell command with the program writes to a terminal of 80 columns. */
function onTerminal(command: string, env: NodeJS.ProcessEnv = {}): string {
    const line = `"$NODE" --require ./clock.cjs "$PROGRAM" ${command}`;
    const { CI: _, ...rest } = process.env;
    const args =
        process.platform === 'darwin'
            ? ['-q', '/dev/null', 'sh', '-c', line]
            : ['-q', '-c', line, '/dev/null'];
    const { error, stdout } = spawnSync('script', args, {
        cwd: folder.path,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
            ...rest,
            TERM: 'xterm',
            NO_COLOR: '1',
            SHELL: '/bin/sh',
            NODE: process.execPath,
            PROGRAM,
            ...env,
        },
    });
    assert.equal(error, undefined, missingTool('script'));
    return stdout;
}

/** The lines that the same command writes where there is no terminal. */
function onNone(command: string): string[] {
    const { stdout } = spawnSync('sh', ['-c', `exec 2>&1; "$NODE" "$PROGRAM" ${command}`], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { ...process.env, NODE: process.execPath, PROGRAM },
    });
    return stdout.split('\n').slice(0, -1);
}

/** The lines that a terminal shows in the end. */
function screenOf(written: string): string[] {
    const lines = [''];
    let column = 0;
    for (const [part] of written.matchAll(/\r|\n|\u001b\[K|[^\r\n\u001b]+/g)) {
        const line = lines.at(-1) ?? '';
        if (part === '\n') lines.push('');
        else if (part === '\r') column = 0;
        else if (part === '\u001b[K') lines[lines.length - 1] = line.slice(0, column);
        else {
            lines[lines.length - 1] = line.slice(0, column) + part + line.slice(column + part.length);
            column += part.length;
        }
    }
    return lines.slice(0, -1);
}
