// The editor is told the same of a file as the command line: what the project file says counts, as soon as it is written.

import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { Session } from '../../server/lsp/session';

const SOURCE = 'platform zynqmp\nnode pm_node_access {\n    NODE_RTC -> MM_RTC\n}\n';

/** An editor in a folder, with one open document; `said` has what it was told last of the document, as code and severity. */
function editorIn(
    folder: string,
    isTrusted: boolean,
): { session: Session; said: () => string[]; warned: string[] } {
    const warned: string[] = [];
    let said: string[] = [];
    const session = new Session(
        { platforms: '/platforms', diagnostics: '/diagnostics.md' },
        {
            publish: (_uri, _version, diagnostics) => {
                said = diagnostics.map(({ code, severity }) => `${code} ${severity}`);
            },
            status: () => {},
            refresh: () => {},
            watch: () => {},
            warn: message => warned.push(message),
            schedule: () => {},
        },
        isTrusted,
    );
    session.changeFolders([], [pathToFileURL(path.join(folder, 'in')).href]);
    session.opened(pathToFileURL(path.join(folder, 'in', 'a.eemi')).href, 1, SOURCE);
    const settled = (): string[] => {
        while (session.step());
        return said;
    };
    return { session, said: settled, warned };
}

function inFolder(work: (folder: string) => void): void {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    try {
        work(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

test('a severity counts as soon as the project file is written, and no longer when it is gone', () => {
    inFolder(folder => {
        const file = path.join(folder, 'eemi.json');
        const { session, said, warned } = editorIn(folder, true);
        const write = (text: string): void => {
            writeFileSync(file, text);
            session.changedOnDisk([file]);
        };
        assert.deepEqual(said(), ['index-gap 2']);
        write('{ "severity": { "index-gap": "error" } }');
        assert.deepEqual(said(), ['index-gap 1']);
        write('{ "severity": { "index-gap": "off" } }');
        assert.deepEqual(said(), []);
        assert.deepEqual(warned, []);
        write('{ "severity": { "index-gaps": "off" } }');
        assert.deepEqual(said(), ['index-gap 2']);
        assert.deepEqual(warned, [`${file}:1: there is no code \`index-gaps\`; did you mean index-gap?`]);
        rmSync(file);
        session.changedOnDisk([file]);
        assert.deepEqual(said(), ['index-gap 2']);
    });
});

test('a project file outside a workspace that nobody has said to trust does not count', () => {
    inFolder(folder => {
        writeFileSync(path.join(folder, 'eemi.json'), '{ "severity": { "index-gap": "off" } }');
        const { session, said } = editorIn(folder, false);
        assert.deepEqual(said(), ['index-gap 2']);
        session.trusted();
        session.changedOnDisk([path.join(folder, 'eemi.json')]);
        assert.deepEqual(said(), []);
    });
});
