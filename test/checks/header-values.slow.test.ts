// The names that a file takes out of random headers have the values that gcc gives them.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { printedBy } from '../c/judge';
import { scratchFolder } from '../emit/scratch';
import { analyseExample } from '../workspace';

/** Random headers; a hunt takes more. */
const { RUNS = '30' } = process.env;

/** Each constant has one before it to build on, `$P`, and a number, `$N`. */
const value = fc.constantFrom(
    '$N',
    '0x$N',
    '$NU',
    '($P + $N)',
    '($P | 0x$N)',
    '(1U << ($P & 15))',
    '((unsigned char)$P)',
    '($P - $N)',
    '(0xf << 28)',
    '~$P',
    'sizeof(struct pair) + $N',
    'JOIN(0x, $N)',
);
/** How a constant, `$K`, gets its value, `$V`. */
const form = fc.constantFrom(
    '#define $K $V\n',
    'enum { $K = $V };\n',
    'enum { $K_X = 3, $K };\n',
    '#if 0\n#define $K 5\n#elif OPTION == 2\n# define $K $V\n#endif\n',
    '#define $K 3\n#undef $K\n#define $K \\\n    $V\n',
    '#ifdef OPTION\n#define $K OPTION + $V // and more\n#endif\n',
    '#include "shift.h"\n#define $K SHIFTED($V)\n',
);
const line = fc.tuple(form, value, fc.nat({ max: 99_999 }), fc.nat({ max: 1000 }));
const header = fc.array(line, { minLength: 1, maxLength: 40 }).map(lines =>
    lines
        .map(([written, text, number, before], at) =>
            written
                .replaceAll('$V', text)
                .replaceAll('$K', `K${at}`)
                .replaceAll('$N', `${number}`)
                .replaceAll('$P', at === 0 ? '7' : `K${before % at}`),
        )
        .join(''),
);

const START = 'struct pair { char c; int i; };\n#define JOIN(a, b) a##b\n';
const SHIFT = '#ifndef SHIFT_H\n#define SHIFT_H\n#define SHIFTED(n) ((n) & 0xffff)\n#endif\n';
const LARGEST = 0xffff_ffffn;

const scratch = scratchFolder('eemi-acl-headers-');

/** What gcc prints of each constant; one that is no node is not there. */
async function byGcc(text: string, names: readonly string[]): Promise<Record<string, bigint>> {
    scratch.write('shift.h', SHIFT);
    const prints = names.map(name => `    printf("%lld ", (long long)(${name}));\n`).join('');
    const program = `#include <stdio.h>\n#define OPTION 2\n${START}${text}int main(void) {\n${prints}    return 0;\n}\n`;
    const { status, output } = await printedBy(scratch, program);
    assert.equal(status, 0, `${output}\n${program}`);
    const values = output.trim().split(' ').map(BigInt);
    return Object.fromEntries(
        names.flatMap((name, at) => {
            const found = values[at] ?? -1n;
            return found < 0n || found > LARGEST ? [] : [[name, found]];
        }),
    );
}

/** The same by a file that imports the header. */
function byImport(text: string): { names: string[]; values: Record<string, bigint> } {
    const { program } = analyseExample(
        `define OPTION = 2\ninclude "lib"\nimport "k.h" as node K*\n--- k.h\n${START}${text}--- lib/shift.h\n${SHIFT}`,
    );
    const entries = program.headers.flatMap(({ selected }) => selected.flatMap(each => each.entries));
    return {
        names: entries.map(({ name }) => name),
        values: Object.fromEntries(
            entries.flatMap(each => (each.value === undefined ? [] : [[each.name, each.value]])),
        ),
    };
}

test('names out of random headers are worth what gcc says', async () => {
    await fc.assert(
        fc.asyncProperty(header, async text => {
            const { names, values } = byImport(text);
            assert.ok(names.length > 0);
            assert.deepEqual(values, await byGcc(text, names), text);
        }),
        { numRuns: Number(RUNS), endOnFailure: true },
    );
});

/** The most names that a document takes from headers. */
const MOST_NAMES = 1 << 18;

test('headers give a document at most 2^18 names', () => {
    const names = Array.from({ length: MOST_NAMES }, (_, at) => `#define N${at} ${at}\n`).join('');
    const { problems } = analyseExample(
        `import "a.h" as node N*\nimport "b.h" as node M*\n--- a.h\n${names}--- b.h\n#define M 1\n`,
    );
    assert.deepEqual(
        problems.map(({ code, range }) => `${range.start.line} ${code}`),
        ['1 header-refused'],
    );
});

test('headers are looked for in at most 2^15 places', () => {
    const lines = (count: number, line: (at: number) => string): string =>
        Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');
    const headersOf = (folders: number, includes: number): string[] => {
        const folderLines = lines(folders, at => `include "f${at}"`);
        const header = lines(includes, at => `#include <${at}.h>`);
        const { problems } = analyseExample(
            `import "a.h" as node A\n${folderLines}--- a.h\n#define A 1\n${header}--- f0/x.h\n`,
        );
        return problems.flatMap(({ code, message }) => (code === 'header-refused' ? message : []));
    };
    assert.deepEqual(headersOf(100, 300), []);
    assert.deepEqual(headersOf(100, 400), [
        '"a.h" includes files from more than 32768 places: names of it are missing here',
    ]);
});
