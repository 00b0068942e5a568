// `npm run demo`: the story of one real mistake, told by the built program in a folder of its own. Nothing of it is written here but the C.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROGRAM = path.resolve(import.meta.dirname, '../dist/cli.js');

const C = `static const struct pm_access pm_rst_access[] = {
    [PM_NODE_IDX(VERSAL_PM_RST_UART_0)] = { PM_NODE_IDX(VERSAL_PM_DEV_UART_0) },
    [PM_NODE_IDX(VERSAL_PM_RST_UART_1)] = { MM_DEV_UART_1 },
};
`;

const GAP = '    waive index-gap "two rows of many"\n}\n';
const GUEST = '\ndomain serial {\n    iomem MM_DEV_UART_0\n}\n';

const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-demo-'));
try {
    mkdirSync(at('bin'));
    symlinkSync(PROGRAM, at('bin/eemi-acl'));
    writeFileSync(at('rows.c'), C);
    say('Reset rows like the first one here shipped for 21 months: gcc takes them.');
    run('grep RST rows.c');
    say('The import says what is wrong: an index stands where an address belongs.');
    run('eemi-acl import rows.c -o board.eemi 2>&1 | grep trap:');
    const imported = readFileSync(at('board.eemi'), 'utf8').replace(/}\n$/, GAP) + GUEST;
    writeFileSync(at('old.eemi'), imported);
    say('So the page of the UART is not asked for, and its owner is refused:');
    run('eemi-acl query old.eemi --domain serial reset VERSAL_PM_RST_UART_0');
    say('Put right, by name:');
    writeFileSync(
        at('board.eemi'),
        imported.replace(/.*trap:.*\n/, '').replace(/at 0x21 .*/, 'MM_DEV_UART_0'),
    );
    run('grep RST board.eemi');
    run('eemi-acl check board.eemi');
    say('The C before and after:');
    run('eemi-acl emit --stdout c old.eemi | sed -n "/UART_0)]/,/}/p"');
    run('eemi-acl emit --stdout c board.eemi | sed -n "/UART_0)]/,/}/p"');
    say('What the change grants, as a review sees it:');
    run('eemi-acl diff old.eemi board.eemi --fail-on none | grep -v digest');
    say('Next: docs/tutorial.md makes a table of your own; `node dist/cli.js init` begins one.');
} finally {
    rmSync(folder, { recursive: true, force: true });
}

function say(text) {
    console.log(`\n${text}`);
}

function run(command) {
    console.log(`$ ${command}`);
    console.log(printedBy(command).trimEnd());
}

/** What a shell command prints in the folder, where `eemi-acl` is the built program. */
function printedBy(command) {
    const PATH = [at('bin'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
    return execFileSync('sh', ['-c', command], {
        cwd: folder,
        env: { ...process.env, PATH },
        encoding: 'utf8',
    });
}

function at(name) {
    return path.join(folder, name);
}
