// Whatever may be a name compiles wherever a name may stand, next to the names that the compiler's own headers define.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { printOutput } from '../../server/emit/outputs';
import { ownerOfWord } from '../../server/language/words';
import { hostOver } from '../workspace';
import { compiler, compilers, inParallel, run, STRICT } from './compile';
import { programOf } from './programs';
import { scratchFolder } from './scratch';

const { at, write } = scratchFolder('eemi-acl-names-');

const HEADERS = ['stdint', 'stdbool', 'stddef', 'limits', 'assert'];

/** The macros that the compiler has once it has read these headers. */
async function macrosAfter(headers: readonly string[]): Promise<string[]> {
    const source = write('macros.c', headers.map(name => `#include <${name}.h>\n`).join(''));
    const { command } = compiler();
    const { output } = await run(command, ['-dM', '-E', source]);
    return output.split('\n').flatMap(line => /^#define (\w+)/.exec(line)?.[1] ?? []);
}

/** Names that look like those of the compiler and are none, most of them. */
const similarTo = (word: string): string[] => [
    word.toLowerCase(),
    word.toUpperCase(),
    `x${word}`,
    `${word}_X`,
    word.replace(/^_+/, '_').toLowerCase(),
    word.replace(/^_+/, 'X'),
];

/** A source in which a name stands for one thing, and which is complete otherwise; by what it is. */
const POSITIONS: Readonly<Record<string, (names: readonly string[]) => string>> = {
    node: names => `names node {
${names.map((name, at) => `    ${name} = ${at}\n`).join('')}}
node t {
${names.map(name => `    ${name} -> hwdom\n`).join('')}}
`,
    reset: names => `names reset {
${names.map((name, at) => `    ${name} = ${at}\n`).join('')}}
reset t {
    index I(n) = n - 0
${names.map(name => `    ${name} -> hwdom\n`).join('')}}
`,
    frame: names => `names frame {
${names.map((name, at) => `    ${name} = at ${(at + 1) * 4096}\n`).join('')}}
node t {
${names.map((name, at) => `    ${at} -> ${name}\n`).join('')}}
`,
    register: names => `names frame {
    F = at 4096
}
names register {
${names.map((name, at) => `    ${name} = ${at * 4}\n`).join('')}}
node t {
    0 -> hwdom
}
mmio m {
${names.map(name => `    F + ${name} -> 0\n`).join('')}}
`,
};

/** The same for names of which a source has one. */
const SINGLE: Readonly<Record<string, (name: string) => string>> = {
    table: name => `node ${name} {\n    0 -> hwdom\n}\n`,
    macro: name => `target xlnx\nnode t_${name} {\n    index ${name}(n) = n & 0xff\n    0 -> hwdom\n}\n`,
};

test('no macro of the headers may be a name', async () => {
    const free = (await macrosAfter(['stdint', 'stdbool', 'stddef'])).filter(
        word => ownerOfWord(word) === undefined,
    );
    assert.deepEqual(free, []);
});

test('a thousand names like those of the compiler compile in every position, as far as they may be names', async () => {
    const macros = await macrosAfter(HEADERS);
    const names = [...new Set([...macros, ...macros.flatMap(similarTo)])].filter(name =>
        /^[A-Za-z_]/.test(name),
    );
    const free = names.filter(name => ownerOfWord(name) === undefined);
    assert.ok(names.length > 1000 && free.length > 500, `${free.length} of ${names.length}`);
    const alone = (source: string): string => printOutput(programOf(source), 'c', { standalone: true });
    const files = [
        ...Object.entries(POSITIONS).map(([what, source]) => write(`${what}.h`, alone(source(free)))),
        ...Object.entries(SINGLE).map(([what, source]) => {
            const some = free.filter((_, at) => at % 20 === 0);
            return write(`${what}.c`, some.map(name => besideOthers(name, alone(source(name)))).join(''));
        }),
    ];
    const tasks = compilers().flatMap(({ name, command, args }) =>
        files.map(file => async () => {
            const { output } = await run(command, [...args, ...STRICT, '-fsyntax-only', '-x', 'c', file]);
            return output === '' ? [] : [`${name} ${path.relative(at(), file)}: ${output.slice(0, 300)}`];
        }),
    );
    assert.deepEqual((await inParallel(tasks)).flat(), []);
});

/** A header as a part of one file with others, so that a compiler starts once for all of them. */
function besideOthers(name: string, header: string): string {
    const guard = /^#ifndef (\w+)$/m.exec(header)?.[1] ?? '';
    const own = [guard, name, 'pm_access'].map(word => `#undef ${word}\n`).join('');
    return `#define pm_access pm_access_of_${name}\n${header}${own}`;
}

/** By the header of Xen that defines or declares them. */
const OF_XEN: Readonly<Record<string, string>> = {
    'asm/mm.h':
        'mfn_to_page page_to_mfn virt_to_page page_to_virt maddr_to_mfn mfn_valid frame_table PGC_allocated PGT_none',
    'asm/page.h': 'PAGE_HYPERVISOR PAGE_HYPERVISOR_WC MT_NORMAL GV2M_READ copy_page clean_dcache',
    'mm.h': 'mfn_add gfn_eq alloc_xenheap_page free_domheap_page MEMF_no_refcount MAX_ORDER page_list_for_each dom_cow',
    'lib.h': 'printk snprintf simple_strtoul ASSERT BUG_ON FORCE_CRASH debugtrace_dump gdprintk',
    'init.h': 'boolean_param integer_param custom_runtime_param initcall_t OPT_CUSTOM',
    'sched.h': 'is_hardware_domain is_idle_vcpu hardware_domain for_each_vcpu domain_lock put_domain',
    'bug.h': 'BUGFRAME_assert BUG_FRAME assert_failed WARN_ON run_in_exception_handler',
    'list.h': 'list_entry list_for_each list_for_each_entry_safe LIST_POISON1 INIT_LIST_HEAD hlist_for_each',
    'macros.h': 'ROUNDUP MASK_EXTR count_args PASTE STR ABS SWAP ARRAY_SIZE BUILD_BUG_ON',
    'compiler.h': 'likely noreturn offsetof alignof RELOC_HIDE unreachable',
    'config.h': 'XENLOG_INFO KERN_ERR MB GB EXPORT_SYMBOL',
    'errno.h': 'EPERM EBUSY EOVERFLOW',
    'string.h': 'memcpy memset strlen',
};

for (const [header, names] of Object.entries(OF_XEN)) {
    test(`what Xen's ${header} defines is refused in every position`, () => {
        for (const name of names.split(' ')) {
            for (const source of [
                ...Object.values(SINGLE),
                ...Object.values(POSITIONS).map(each => (one: string) => each([one])),
            ]) {
                const problems =
                    analyse(
                        'a.eemi',
                        hostOver(() => Buffer.from(source(name))),
                    )?.problems ?? [];
                assert.ok(
                    problems.some(({ code }) => code === 'reserved-name'),
                    `${name} in\n${source(name)}`,
                );
            }
        }
    });
}

test('names of devices that only begin like those of Xen are free', () => {
    for (const name of [
        'MT_UART',
        'E1',
        'EMIO',
        'PGC',
        'list_a',
        'KERN_X',
        'PAGE_HYPERVISOR_A',
        'is_hardware',
        'mm_map',
    ])
        assert.equal(ownerOfWord(name), undefined, name);
});
