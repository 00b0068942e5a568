// The bundled platforms: their texts are sound, and a run gets from the generated names what the texts say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Document } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import { isNameEntry } from '../../server/model/names';
import { PLATFORM_NAMES, platformFile, platformOf, scopeOf } from '../../server/model/platforms';
import { ResolvedFile } from '../../server/model/resolve/file';
import { readPlatform } from '../../server/model/resolve/platform';
import type { Scope } from '../../server/model/scope';
import type { Surroundings } from '../../server/model/surroundings';
import { namesFile, namesIn } from '../../tools/platform-names';

for (const name of PLATFORM_NAMES) {
    const path = `server/platforms/${name}.eemi`;
    const text = readFileSync(path, 'utf8');

    test(`${namesFile(path)} is fresh (else: npm run names)`, () =>
        assert.equal(readFileSync(namesFile(path), 'utf8'), namesIn(path)));

    test(`the platform ${name} has no problem of its own`, () =>
        assert.deepEqual(readPlatform(text).problems, []));

    test(`each block of the platform ${name} says which tree it is from, and its version and date or that they are not known`, () => {
        const heads = text.split('\n').filter(line => line.startsWith('names '));
        assert.ok(heads.length >= 4);
        for (const head of heads)
            assert.match(head, / from "[^",]+, [^"]+, (20\d\d(-\d\d)?|(date|version) not known)" \{$/);
    });

    test(`the platform ${name} is carried as its text says`, () => {
        const file = platformFile(name);
        const surroundings: Surroundings = {
            platform: () => undefined,
            platformNames: [],
            imported: () => ({ failure: 'missing' }),
            host: { bytes: () => 'missing' },
        };
        const { scope } = finish(ResolvedFile.resolve(file, new Document(text), surroundings));
        const expected = listed(scope);
        assert.ok(expected.length > 100);
        assert.deepEqual(listed(platformOf(name)?.scope), expected);
    });
}

/** The names of a scope with all that is known of them. */
const listed = (scope: Scope | undefined): unknown[] =>
    [...(scope?.declared() ?? [])].map(entry => {
        assert.ok(isNameEntry(entry));
        const { name, kind, value, others, whose, source, size, pll, absent, file, line, span } = entry;
        const of = entry.of.map(each => each.name);
        const standin = entry.standin.map(each => each.name);
        return {
            name,
            kind,
            value,
            others,
            whose,
            source,
            size,
            pll,
            absent,
            of,
            standin,
            file,
            line,
            ...span,
        };
    });

test('a value that no number holds exactly is carried exactly', () => {
    const { names } = readPlatform('names frame {\n    A = at 0xfffffffffffff000\n    B = at 0x1000\n}\n');
    const scope = scopeOf('', JSON.parse(JSON.stringify(names)));
    assert.deepEqual(
        [...scope.names('frame')].map(({ value }) => value),
        [0xfffffffffffff000n, 0x1000n],
    );
});

test('the platform zynqmp holds its names, and both where an id has two', () => {
    const scope = platformOf('zynqmp')?.scope;
    const count = (kind: 'node' | 'reset' | 'frame' | 'register'): number =>
        [...(scope?.names(kind) ?? [])].length;
    const kinds = ['node', 'reset', 'frame', 'register'] as const;
    assert.deepEqual(kinds.map(count), [79, 124, 166, 108]);
    const names = (kind: 'node' | 'reset', id: bigint): string[] =>
        scope?.namesOf(kind, id).map(({ name }) => name) ?? [];
    assert.deepEqual(names('node', 49n), ['NODE_AFI', 'NODE_EXTERN']);
    assert.deepEqual(names('node', 72n), ['NODE_SWDT_1']);
    assert.deepEqual(names('reset', 1116n), ['XILPM_RESET_GPIO5_EMIO_92', 'XILPM_RESET_PS_PL0']);
});
