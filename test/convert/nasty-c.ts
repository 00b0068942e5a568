// Small files of C that ask an import for much: what made it go on for seconds, or keep the server from its messages.

const times = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('');

const table = (struct: string, name: string, rows: string): string =>
    `${struct}\nstatic const struct ${name} pm_${name}s[] = {\n${rows}};\n`;

const nodes = (rows: string): string =>
    table('struct node_access { unsigned long mfn; _Bool hwdom_access; };', 'node_access', rows);

const registers = (rows: string): string =>
    table(
        'struct mmio { unsigned long start; unsigned long size; unsigned mask; unsigned node; };',
        'mmio',
        rows,
    );

const clocks = (rows: string): string =>
    table('struct clock { unsigned clk_idx; unsigned dev_idx; };', 'clock', rows);

const LAST = 1_048_575;

/** Each is less than 100 kB. */
export const NASTY_C: Readonly<Record<string, string>> = {
    'a range as far as an array goes': nodes(`[0 ... ${LAST}] = { .mfn = 1 },\n`),
    'four of them': nodes(times(4, at => `[${at} ... ${LAST}] = { .mfn = ${at + 1} },\n`)),
    'two thousand of them': nodes(times(2000, at => `[0 ... ${LAST}] = { .mfn = ${at} },\n`)),
    'ranges in ranges': nodes(times(2500, at => `[${at} ... ${LAST - at}] = { .mfn = ${at} },\n`)),
    'ranges that end one after the other': nodes(times(2500, at => `[0 ... ${LAST - at}] = { ${at} },\n`)),
    'ranges of one field': nodes(
        times(1200, at => `[${at * 600}] = { .mfn = ${at} },\n`) +
            times(1200, at => `[${at} ... ${LAST - at}].hwdom_access = ${at % 2},\n`),
    ),
    'ranges of one field, all alike': nodes(times(2500, at => `[0 ... ${LAST}].hwdom_access = ${at % 2},\n`)),
    'ranges from name to name': `enum { ${times(3000, at => `N${at}, `)}Z };\n${nodes(
        times(1500, at => `[N${at} ... N${2999 - at}] = { .mfn = ${at + 1} },\n`),
    )}`,
    'a range of registers': registers(`[0 ... ${LAST}] = { .start = 256, .size = 4, .node = 1 },\n`),
    'gaps between registers': registers(times(2000, at => `[${at * 1001}] = { .start = 256, .size = 4 },\n`)),
    'ranges of registers in ranges': registers(
        times(2000, at => `[${at} ... ${LAST - at}] = { .start = 256, .size = 4 },\n`),
    ),
    'a range of clocks': clocks(`[0 ... ${LAST}] = { 1, 2 },\n`),
    'commas and nothing else': nodes(','.repeat(90_000)),
    'a field of its own in each row': `static const struct pm_access pm_node_access[] = {\n${times(
        2500,
        at => `[0].f${at} = 1,\n`,
    )}};\n`,
    'fields of their own in ranges': `static const struct pm_access pm_node_access[] = {\n${times(
        1500,
        at => `[${at} ... ${LAST - at}].f${at} = 1,\n`,
    )}};\n`,
    'rows in conditions in conditions': nodes(
        times(2500, at => `#if 1\n[${at}] = { .mfn = 1 },\n`) + '#endif\n'.repeat(2500),
    ),
    'rows that are broken': nodes(times(2500, at => `[${at} ... ${LAST}] = { .mfn = 1 } 2,\n`)),
    'ranges in conditions': nodes(
        times(1500, at => `#if X${at}\n[${at} ... ${LAST}] = { .mfn = 1 },\n#endif\n`),
    ),
};
