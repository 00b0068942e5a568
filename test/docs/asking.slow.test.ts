// The program in docs/questions.md that asks a generated module: it prints what its comments say.

import assert from 'node:assert/strict';
import { execFileSync, execSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { scratchFolder } from '../emit/scratch';

const scratch = scratchFolder('eemi-acl-asking-');

const page = readFileSync('docs/questions.md', 'utf8');

/** Writes a file of the page; gives its text. */
function written(name: string): string {
    const text = page.match(new RegExp(`^\`\`\`\\w+ ${name}\\n(.*?)^\`\`\``, 'ms'))?.[1] ?? '';
    writeFileSync(scratch.at(name), text);
    return text;
}

test('the program that asks the module prints what its comments say, compiled as the page says', () => {
    copyFileSync('examples/zynqmp-xlnx/zynqmp-xlnx.eemi', scratch.at('zynqmp-xlnx.eemi'));
    const [asking = ''] = ['ask.ts', 'board.eemi', 'net.cfg'].map(written);
    const cwd = path.dirname(scratch.at('ask.ts'));
    const run = (...args: string[]): string =>
        execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });
    writeFileSync(
        scratch.at('acl.ts'),
        run(path.resolve('dist/cli.js'), 'emit', '--stdout', 'ts', 'board.eemi'),
    );
    const [, command = ''] = page.match(/^npx (esbuild ask\.ts .*)$/m) ?? [];
    const { PATH } = process.env;
    const withEsbuild = [path.resolve('node_modules/.bin'), PATH].join(path.delimiter);
    const printed = execSync(command, {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, PATH: withEsbuild },
        stdio: 'pipe',
    });
    const said = [...asking.matchAll(/; \/\/ (\w+)$/gm)].map(([, answer]) => answer);
    assert.equal(said.length, 3);
    assert.deepEqual(printed.trim().split('\n'), said);
});
