// The search for symbols in all files.

import assert from 'node:assert/strict';
import test from 'node:test';
import { workspaceSymbol } from '../../server/features/workspaceSymbol';
import { open } from './editor';

const FILES = `names node {
    NODE_UART_0 = 0
    NODE_SPI    = 1
}
node pm_node_access {
    NODE_UART_0 -> hwdom
}
domain guest {
}
test "the guest has its UART" {
}
--- b.eemi
import "input.eemi"
names frame {
    MM_UART0 = at 0x1000
}
reset t {
    index IDX(n) = n - 1000
    1000 -> hwdom
}
`;

import { finish } from '../../server/language/steps';

/** What is found, as `name file:line`. */
const found = (example: string, query: string): string[] => {
    const { workspace } = open(example);
    return finish(workspaceSymbol(workspace, query)).map(({ name, location }) =>
        'range' in location
            ? `${name} ${location.uri.slice('test:///'.length)}:${location.range.start.line + 1}`
            : name,
    );
};

const SEARCHES: Record<string, readonly string[]> = {
    uart: [
        'MM_UART0 b.eemi:3',
        'NODE_UART_0 input.eemi:2',
        'NODE_UART_0 input.eemi:6',
        'the guest has its UART input.eemi:10',
    ],
    NODE: [
        'NODE_UART_0 input.eemi:2',
        'NODE_UART_0 input.eemi:6',
        'NODE_SPI input.eemi:3',
        'pm_node_access input.eemi:5',
    ],
    node_sp: ['NODE_SPI input.eemi:3'],
    nspi: ['NODE_SPI input.eemi:3'],
    guest: ['guest input.eemi:8', 'the guest has its UART input.eemi:10'],
    idx: ['IDX b.eemi:6'],
    ' idx ': ['IDX b.eemi:6'],
    nothing_like_it: [],
    '😀': [],
    '*': [],
};

for (const [query, expected] of Object.entries(SEARCHES)) {
    test(`search: ${query}`, () => assert.deepEqual(found(FILES, query).sort(), [...expected].sort()));
}

test('a row is found by each name of an id that it decides about, before the name, with its table', () => {
    const { workspace } = open(
        'names node {\n    A = 0\n    B = 1\n    OTHER_B = B\n    C = 2\n}\nnode t {\n    A..B -> hwdom\n}\n',
    );
    const places = (query: string) =>
        finish(workspaceSymbol(workspace, query)).map(
            ({ name, containerName, location }) =>
                `${name}, ${containerName}, ${'range' in location ? location.range.start.line + 1 : ''}`,
        );
    assert.deepEqual(places('OTHER_B'), ['OTHER_B, t in input.eemi, 8', 'OTHER_B, input.eemi, 4']);
    assert.deepEqual(places('C'), ['C, input.eemi, 5']);
});

test('an empty search finds everything, each once', () => {
    const all = found(FILES, '');
    assert.equal(all.length, 9);
    assert.equal(new Set(all).size, 9);
});

test('the names of a platform that is used, once, behind those of the files', () => {
    const example = 'platform zynqmp\nnames node {\n    MY_AFI = 49\n}\n--- b.eemi\nplatform zynqmp\n';
    const afi = found(example, 'AFI');
    assert.equal(afi[0], 'MY_AFI input.eemi:3');
    assert.equal(afi.filter(each => each.startsWith('NODE_AFI platform:zynqmp:')).length, 1);
    assert.deepEqual(found('names node {\n    A = 0\n}\n', 'AFI'), []);
});

test('what begins with the query comes before what holds it', () =>
    assert.deepEqual(
        found('names node {\n    XSPI = 0\n    SXPXI = 1\n    X_SPI = 2\n    SPI_0 = 3\n}\n', 'spi').map(
            each => each.split(' ')[0],
        ),
        ['SPI_0', 'X_SPI', 'XSPI', 'SXPXI'],
    ));

test('at most 200 symbols', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `    N_${at} = ${at}\n`).join('');
    assert.equal(found(`names node {\n${names}}\n`, 'n').length, 200);
    assert.equal(found(`names node {\n${names}}\n`, 'N_999').length, 1);
});
