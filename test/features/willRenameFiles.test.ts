// How paths are rewritten when files move.

import assert from 'node:assert/strict';
import test from 'node:test';
import { willRenameFiles } from '../../server/features/willRenameFiles';
import { finish } from '../../server/language/steps';
import { applyEdits } from '../marked';
import { ROOT } from '../workspace';
import { open } from './editor';

interface Rename {
    readonly title: string;
    /** Files, each after a line `--- path`. */
    readonly before: string;
    /** `old > new`. */
    readonly moves: readonly string[];
    /** What each file that changes is then, under its old name; its lines are joined by `; `. */
    readonly after: Readonly<Record<string, string>>;
}

const RENAMES: readonly Rename[] = [
    {
        title: 'an importer follows a new name',
        before: 'import "b.eemi"\n--- b.eemi\nlicense "MIT"',
        moves: ['b.eemi > c.eemi'],
        after: { [ROOT]: 'import "c.eemi"' },
    },
    {
        title: 'every importer follows, each from its own folder',
        before: 'import "lib/b.eemi" // names\n--- lib/b.eemi\n--- lib/c.eemi\nimport "b.eemi"\n--- x/d.eemi\nimport "../lib/b.eemi"',
        moves: ['lib/b.eemi > new/e.eemi'],
        after: {
            [ROOT]: 'import "new/e.eemi" // names',
            'lib/c.eemi': 'import "../new/e.eemi"',
            'x/d.eemi': 'import "../new/e.eemi"',
        },
    },
    {
        title: 'a moved file keeps what it imports and prints',
        before: 'import "lib/b.eemi"\nemit c "out/a.h"\nemit ts "a.ts"\n--- lib/b.eemi',
        moves: [`${ROOT} > sub/${ROOT}`],
        after: { [ROOT]: 'import "../lib/b.eemi"; emit c "../out/a.h"; emit ts "../a.ts"' },
    },
    {
        title: 'a file that only gets another name keeps its paths',
        before: 'import "b.eemi"\nemit c "a.h"\n--- b.eemi',
        moves: [`${ROOT} > other.eemi`],
        after: {},
    },
    {
        title: 'a folder moves with all that is in it',
        before: 'import "lib/b.eemi"\n--- lib/b.eemi\nimport "c.eemi"\nimport "../d.eemi"\nemit c "b.h"\n--- lib/c.eemi\n--- d.eemi',
        moves: ['lib > deep/lib'],
        after: {
            [ROOT]: 'import "deep/lib/b.eemi"',
            'lib/b.eemi': 'import "c.eemi"; import "../../d.eemi"; emit c "b.h"',
        },
    },
    {
        title: 'two files change places',
        before: 'import "b.eemi"\nimport "c.eemi"\n--- b.eemi\n--- c.eemi',
        moves: ['b.eemi > c.eemi', 'c.eemi > b.eemi'],
        after: { [ROOT]: 'import "c.eemi"; import "b.eemi"' },
    },
    {
        title: 'a file in a folder that moves goes its own way',
        before: 'import "lib/b.eemi"\nimport "lib/c.eemi"\n--- lib/b.eemi\n--- lib/c.eemi',
        moves: ['lib > new', 'lib/b.eemi > b.eemi'],
        after: { [ROOT]: 'import "b.eemi"; import "new/c.eemi"' },
    },
    {
        title: 'a header, a configuration and an output follow as well',
        before: 'import "n.h" as node A*\nemit c "a.h"\ndomain d {\n    from "g.cfg"\n}',
        moves: ['n.h > h/n.h', 'a.h > h/a.h', 'g.cfg > g/g.cfg'],
        after: { [ROOT]: 'import "h/n.h" as node A*; emit c "h/a.h"; domain d {;     from "g/g.cfg"; }' },
    },
    {
        title: 'the way a path is written stays where it still leads there',
        before: 'import "./x/../b.eemi"\n--- b.eemi\n--- c.eemi',
        moves: ['c.eemi > d.eemi'],
        after: {},
    },
    {
        title: 'a name that cannot be written is not written',
        before: 'import "b.eemi"\n--- b.eemi',
        moves: ['b.eemi > b"c.eemi'],
        after: {},
    },
    {
        title: 'nor is a path onto another drive',
        before: '--- c:/x/a.eemi\nimport "b.eemi"\n--- c:/x/b.eemi\nimport "a.eemi"',
        moves: ['c:/x/a.eemi > d:/a.eemi'],
        after: {},
    },
    {
        title: 'paths that are none stay as they are',
        before: 'import "/b.eemi"\nimport ""\nimport "b.eemi\nimport c.eemi\nimport "d\\e.eemi"',
        moves: [`${ROOT} > x/${ROOT}`],
        after: {},
    },
    { title: 'nothing at all', before: 'import "b.eemi"\n--- b.eemi', moves: [], after: {} },
    { title: 'a file nobody knows', before: 'import "b.eemi"', moves: ['x.eemi > y.eemi'], after: {} },
];

const uri = (path: string): string => `test:///${path}`;

for (const { title, before, moves, after } of RENAMES)
    test(`rename: ${title}`, () => {
        const renames = moves.map(move => {
            const [from = '', to = ''] = move.split(' > ');
            return { oldUri: uri(from), newUri: uri(to) };
        });
        const { workspace, files } = open(before);
        const edit = finish(willRenameFiles(workspace, renames));
        const changed = Object.entries(edit?.changes ?? {}).map(([file, edits]) => {
            const path = file.replace(uri(''), '');
            return [
                path,
                applyEdits(files.get(path) ?? '', edits)
                    .trimEnd()
                    .replaceAll('\n', '; '),
            ] as const;
        });
        assert.deepEqual(Object.fromEntries(changed), after);
        if (changed.length === 0) assert.equal(edit, undefined);
    });
