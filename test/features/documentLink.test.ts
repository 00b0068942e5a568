// Which paths are links, where they lead, and what they say.

import assert from 'node:assert/strict';
import test from 'node:test';
import { documentLink } from '../../server/features/documentLink';
import { open, textIn } from './editor';

/** Each link as `the text that is underlined -> where it leads`. */
function links(text: string): string[] {
    const { workspace, file, files } = open(text);
    return documentLink(workspace, file).map(
        ({ range, target }) => `${textIn(files.get(file) ?? '', range)} -> ${target}`,
    );
}

const LINKS: readonly (readonly [text: string, ...links: string[]])[] = [
    ['import "b.eemi"', 'b.eemi -> test:///b.eemi'],
    ['import "no.eemi" // is missing', 'no.eemi -> test:///no.eemi'],
    ['import "names.h" as node NODE_*', 'names.h -> test:///names.h'],
    ['import "a/../b.eemi"', 'a/../b.eemi -> test:///b.eemi'],
    [
        'emit c "out/a.h"\nemit ts "a.ts"\n--- out/a.h\n--- a.ts',
        'out/a.h -> test:///out/a.h',
        'a.ts -> test:///a.ts',
    ],
    ['domain d {\n    from "guest.cfg"\n}', 'guest.cfg -> test:///guest.cfg'],
    ['import "😀.eemi"', '😀.eemi -> test:///😀.eemi'],
    ['import ""'],
    ['import "/etc/passwd"'],
    ['import "a\\b.eemi"'],
    ['import "b.eemi'],
    ['import b.eemi'],
    ['license "MIT"'],
    ['// import "b.eemi"'],
];

for (const [text, ...expected] of LINKS)
    test(`links: ${text}`, () => assert.deepEqual(links(text), expected));

test('a link says what it opens', () => {
    const { workspace, file } = open(
        [
            'import "b.eemi"',
            'import "n.h" as node A*',
            'emit c "out.h"',
            'domain d {',
            '    from "guest"',
            '    from "gone.cfg"',
            '    from "gone.dtb"',
            '    from "b.eemi"',
            '}',
            '--- out.h',
            '--- guest',
        ].join('\n'),
    );
    assert.deepEqual(
        documentLink(workspace, file).map(({ tooltip }) => tooltip),
        [
            'Open the imported file',
            'Open the header',
            'Open the output',
            'Open the configuration',
            'Open the configuration',
            'Open the device tree',
            'Open the configuration',
        ],
    );
});

test('an output that is not written yet is no link', () => {
    const text = 'emit c "a.h"\nemit ts "a.ts"\n--- a.ts';
    assert.deepEqual(links(text), ['a.ts -> test:///a.ts']);
});

test('a file that is not there has no links', () =>
    assert.deepEqual(documentLink(open('').workspace, 'no.eemi'), []));
