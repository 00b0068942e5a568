// What a program has read: what each statement's file is taken for, through imports as well, and after changes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import type { Read } from '../../server/model/file-kinds';
import type { Failure } from '../../server/model/host';
import { hostOf, hostOver } from '../workspace';

const TREE = Buffer.from([0xd0, 0x0d, 0xfe, 0xed, 0, 0, 0, 1]);
const inDomain = (line: string): string => `domain d {\n    ${line}\n}\n`;

const KINDS: Readonly<Record<string, readonly [text: string, content: Uint8Array | Failure, read: string]>> =
    {
        'a source': ['import "x.eemi"', Buffer.from(''), 'x.eemi source'],
        'a source of any name': ['import "x.txt"', Buffer.from(''), 'x.txt source'],
        'a header': ['import "x.h" as node N_*', Buffer.from(''), 'x.h c'],
        'a header of any name, which the statement tells': [
            'import "x.inc" as node N_*',
            Buffer.from(''),
            'x.inc c',
        ],
        'a header before it is said which names': ['import "x.h"', Buffer.from(''), 'x.h c'],
        'a source, of which no names are chosen': [
            'import "x.eemi" as node N_*',
            Buffer.from(''),
            'x.eemi source',
        ],
        'a configuration': [inDomain('from "x.cfg"'), Buffer.from('iomem = []\n'), 'x.cfg xl'],
        'a configuration of any name': [inDomain('from "guest"'), Buffer.from('iomem = []\n'), 'guest xl'],
        'a configuration called like a tree': [
            inDomain('from "x.dtb"'),
            Buffer.from('iomem = []\n'),
            'x.dtb fdt',
        ],
        'a tree of any name': [inDomain('from "x.cfg"'), TREE, 'x.cfg fdt'],
        'a tree that breaks off': [inDomain('from "x.dtb"'), TREE.subarray(0, 3), 'x.dtb fdt'],
        'an empty file': [inDomain('from "x"'), Buffer.alloc(0), 'x xl'],
        'a header that is missing': ['import "x.h" as node N_*', 'missing', 'x.h c missing'],
        'a source that is missing': ['import "x.eemi"', 'missing', 'x.eemi source missing'],
        'a folder': [inDomain('from "x"'), 'folder', 'x xl folder'],
        'what cannot be read': [inDomain('from "x"'), 'unreadable', 'x xl unreadable'],
        'a tree that is missing': [inDomain('from "x.dtb"'), 'missing', 'x.dtb fdt missing'],
        'the same file twice': [inDomain('from "x"\n    from "./x"'), 'missing', 'x xl missing'],
        'no file: a path that is none': [`import "/x"\n${inDomain('from "/x"')}`, 'missing', ''],
        'no file: a path that is not written': [`import\n${inDomain('from')}`, 'missing', ''],
    };

const shown = (reads: readonly Read[] = []): string =>
    reads.map(({ path, as, failure }) => `${path} ${as}${failure ? ` ${failure}` : ''}`).join(', ');

for (const [what, [text, content, expected]] of Object.entries(KINDS)) {
    test(`what a program reads: ${what}`, () => {
        const host = hostOver(path => (path === 'root.eemi' ? Buffer.from(text) : content));
        const reads = analyse('root.eemi', host)?.program.reads;
        assert.equal(shown(reads), [expected, 'root.eemi source'].filter(each => each !== '').join(', '));
    });
}

test('a program knows what its imports have read, each file once and after what it reads itself', () => {
    const files = new Map([
        ['root.eemi', `import "a.eemi"\nimport "b.eemi"\nimport "gone.eemi"\n${inDomain('from "guest"')}`],
        ['a.eemi', `import "lib/c.eemi"\n${inDomain('from "guest"')}`],
        ['b.eemi', 'import "lib/c.eemi"\nimport "p.h" as node N_*\n'],
        ['lib/c.eemi', 'import "../p.h" as node N_*\n'],
        ['p.h', ''],
        ['round.eemi', 'import "trip.eemi"\n'],
        ['trip.eemi', 'import "round.eemi"\n'],
    ]);
    assert.equal(
        shown(analyse('root.eemi', hostOf(files))?.program.reads),
        'p.h c, lib/c.eemi source, guest xl missing, a.eemi source, b.eemi source, gone.eemi source missing, root.eemi source',
    );
    assert.equal(
        shown(analyse('round.eemi', hostOf(files))?.program.reads),
        'trip.eemi source, round.eemi source',
    );
});

test('a change of any file that was read concerns those that read it, and they look at it again', () => {
    const documents = new Map([
        ['/a', new Document(`import "p.h" as node N_*\n${inDomain('from "guest"')}`)],
        ['/b', new Document('import "a"\n')],
        ['/other', new Document(inDomain('from "another"'))],
    ]);
    const stored = new Map<string, Uint8Array>();
    const analyses = new Analyses({
        document: path => documents.get(path) ?? 'missing',
        bytes: path => stored.get(path) ?? 'missing',
    });
    const readBy = (file: string): string => shown(analyses.of(file)?.program.reads);
    const write = (path: string, content: Uint8Array | undefined): string => {
        if (content === undefined) stored.delete(path);
        else stored.set(path, content);
        const concerned = [...analyses.drop(path)].sort().join(' ');
        return `${concerned}: ${readBy('/b')}`;
    };
    for (const file of documents.keys()) analyses.of(file);
    const own = '/a source, /b source';
    assert.equal(readBy('/b'), `/p.h c missing, /guest xl missing, ${own}`);
    assert.equal(write('/guest', TREE), `/a /b /guest: /p.h c missing, /guest fdt, ${own}`);
    assert.equal(write('/p.h', Buffer.from('')), `/a /b /p.h: /p.h c, /guest fdt, ${own}`);
    assert.equal(write('/guest', Buffer.from('')), `/a /b /guest: /p.h c, /guest xl, ${own}`);
    assert.equal(write('/guest', undefined), `/a /b /guest: /p.h c, /guest xl missing, ${own}`);
    assert.equal(write('/another', TREE), `/another /other: /p.h c, /guest xl missing, ${own}`);
});

test('what a domain means stays the same object while nothing that it reads changes', () => {
    const document = new Document(`node t {\n    1 -> hwdom\n}\n${inDomain('from "guest"')}`);
    let content = Buffer.from('');
    const analyses = new Analyses({ document: () => document, bytes: () => content });
    const domain = () => analyses.of('/a')?.program.domains[0];
    const first = domain();
    analyses.edited('/a', document.edit(range(1, 4, 5), '2'));
    assert.equal(domain(), first);
    content = Buffer.from('');
    analyses.drop('/guest');
    assert.notEqual(domain(), first);
});

const range = (line: number, start: number, end: number) => ({
    start: { line, character: start },
    end: { line, character: end },
});
