// What is meant by words that the language does not have, and what of C is recognised: each input with all that is said and offered.
// To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyEdits } from '../marked';
import { problemsOf } from '../workspace';

/** What is said, as `line: code: the words`, and what the first line concerned becomes by each fix, by title. */
interface Case {
    readonly text: string;
    readonly says: readonly string[];
    readonly fixes?: Readonly<Record<string, string>>;
}

const row = (text: string): string =>
    `platform zynqmp\nnode t {\n    waive index-gap "an example"\n    NODE_SD_0 -> MM_SD0\n    ${text}\n}\n`;
const mmio = (text: string): string =>
    `${row('NODE_RTC -> MM_RTC')}mmio m {\n    waive register-gap "an example"\n    ${text}\n}\n`;
const domain = (text: string): string => `platform zynqmp\ndomain d {\n    ${text}\n}\n`;

const HWDOM = 'Write hwdom: the hardware domain may';
const meansHwdom = (written: string): Case => ({
    text: row(`NODE_RTC -> ${written}`),
    says: [`5: unknown-name: did you mean hwdom?`],
    fixes: { [HWDOM]: 'NODE_RTC -> hwdom' },
});
const meansDeny = (written: string): Case => ({
    text: row(`NODE_RTC -> ${written}`),
    says: [`5: unknown-name: did you mean deny?`],
    fixes: { 'Write deny: nobody may': 'NODE_RTC -> deny' },
});
const isC = (text: string, says: string, fixes: Case['fixes'] = {}): Case => ({
    text: row(text),
    says: [`5: c-syntax: ${says}`],
    fixes,
});

const OR = 'Write or: the hardware domain may';

const CASES: Readonly<Record<string, Case>> = {
    hwdon: meansHwdom('hwdon'),
    HWDOM: meansHwdom('HWDOM'),
    dom0: meansHwdom('dom0'),
    hwdom_access: meansHwdom('hwdom_access'),
    denny: meansDeny('denny'),
    none: meansDeny('none'),
    DENY: meansDeny('DENY'),
    'or hwdon': {
        text: row('NODE_RTC -> MM_RTC or hwdon'),
        says: ['5: syntax: `hwdon` is not known here: did you mean `hwdom`?'],
        fixes: { [HWDOM]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'a bar for or': {
        text: row('NODE_RTC -> MM_RTC | hwdom'),
        says: ['5: syntax: found the keyword `hwdom`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'two bars for or': {
        text: row('NODE_RTC -> MM_RTC || hwdom'),
        says: ['5: syntax: found `|`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'nothing for or': {
        text: row('NODE_RTC -> MM_RTC hwdom'),
        says: ['5: syntax: expected `or`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'hwdom first': {
        text: row('NODE_RTC -> hwdom or MM_RTC'),
        says: ['5: syntax: expected the frame first'],
        fixes: { 'Write MM_RTC or hwdom': 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'a name in small letters': {
        text: row('NODE_RTC -> mm_rtc'),
        says: ['5: unknown-name: did you mean MM_RTC'],
    },
    platfrom: {
        text: row('NODE_RTC -> MM_RTC').replace('platform', 'platfrom'),
        says: ['1: syntax: `platfrom` is not known here: did you mean `platform`?'],
        fixes: { 'Write platform': 'platform zynqmp' },
    },
    'a platform in quotes': {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', '"zynqmp-xlnx"'),
        says: ['1: syntax: expected the name of a platform'],
        fixes: { 'Write zynqmp-xlnx': 'platform zynqmp-xlnx' },
    },
    'a = behind platform': {
        text: row('NODE_RTC -> MM_RTC').replace('platform', 'platform ='),
        says: ['1: syntax: found `=`'],
        fixes: { 'Remove =': 'platform  zynqmp' },
    },
    versal_net: {
        text: 'platform versal_net\n',
        says: ['1: unknown-platform: there is no platform `versal_net`'],
        fixes: {
            'Write versal-net': 'platform versal-net',
            'Write zynqmp': 'platform zynqmp',
            'Write zynqmp-xlnx': 'platform zynqmp-xlnx',
            'Write versal': 'platform versal',
        },
    },
    ZynqMP: {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', 'ZynqMP'),
        says: ['1: unknown-platform: there is no platform `ZynqMP`'],
    },
    nodes: {
        text: row('NODE_RTC -> MM_RTC').replace('node t', 'nodes t'),
        says: ['2: syntax: `nodes` is not known here: did you mean `node`?'],
        fixes: { 'Write node': 'node t {' },
    },
    iomen: {
        text: domain('iomen MM_RTC'),
        says: ['3: syntax: `iomen` is not known here: did you mean `iomem`?'],
        fixes: { 'Write iomem': 'iomem MM_RTC' },
    },
    mnf: {
        text: domain('iomem mnf 0xffa60'),
        says: ['3: syntax: `mnf` is not known here: did you mean `mfn`?'],
        fixes: { 'Write mfn': 'iomem mfn 0xffa60' },
    },
    'a domain HWDOM': {
        text: 'domain dom0 HWDOM {\n    iomem all\n}\n',
        says: ['1: syntax: `HWDOM` is not known here: did you mean `hwdom`?'],
        fixes: { 'Write hwdom: it is the hardware domain': 'domain dom0 hwdom {' },
    },
    'indexgap for a block': {
        text: row('NODE_RTC -> MM_RTC').replace('index-gap', 'indexgap'),
        says: ['3: bad-waiver: there is no diagnostic `indexgap`: did you mean `index-gap`?'],
    },
    ro: {
        text: mmio('0xffa60000 ro -> NODE_RTC'),
        says: ['9: syntax: `ro` is not known here: did you mean `readonly`?'],
        fixes: { 'Write readonly: no writes': '0xffa60000 readonly -> NODE_RTC' },
    },
    'a mask with =': {
        text: mmio('0xffa60000 mask=0x1 -> NODE_RTC'),
        says: ['9: syntax: expected a mask, found `=`'],
        fixes: { 'Remove =': '0xffa60000 mask 0x1 -> NODE_RTC' },
    },
    'no platform': {
        text: row('NODE_RTC -> MM_RTC').replace('platform zynqmp\n', ''),
        says: ['3: wrong-platform: no platform: which chip? `NODE_SD_0` and 3 other names are of zynqmp'],
    },
    'the platform of another chip': {
        text: row('NODE_RTC -> MM_RTC').replace('platform zynqmp', 'platform versal'),
        says: [
            '1: wrong-platform: wrong chip? `NODE_SD_0` and 3 other names are not of versal, but of zynqmp',
        ],
        fixes: { 'Write zynqmp': 'platform zynqmp' },
    },

    'a ; at the end': isC('NODE_RTC -> MM_RTC;', 'the `;` is C', { 'Remove the ;': 'NODE_RTC -> MM_RTC' }),
    'a , at the end': isC('NODE_RTC -> MM_RTC,', 'the `,` is C', { 'Remove the ,': 'NODE_RTC -> MM_RTC' }),
    'a comment of C': isC('/* the clock */', '`/* … */` is C', { 'Write //': '// the clock' }),
    'a comment of C behind a row': isC('NODE_RTC -> MM_RTC /* the clock */', '`/* … */` is C', {
        'Write //': 'NODE_RTC -> MM_RTC // the clock',
    }),
    'a comment of C over three lines': isC('/* the\n     * clock\n     */', '`/* … */` is C', {
        'Write // in 3 lines': '// the',
    }),
    'a comment of C with text': isC('/* the\n       clock and NODE_RTC */', '`/* … */` is C'),
    'two lines with a ;': isC('NODE_RTC -> MM_RTC;\n    NODE_TTC_0 -> MM_TTC0;', 'the `;` is C', {
        'Remove the ; in 2 lines': 'NODE_RTC -> MM_RTC',
    }),
    'rows of C': isC('[NODE_RTC] = { MM_RTC },\n    [NODE_TTC_0] = { MM_TTC0 },', 'this row is C'),
    'a macro of C': isC('PM_CLK2NODE(CLK, NODE_RTC),', 'this row is C'),
    '= for an arrow': {
        text: row('NODE_RTC = MM_RTC'),
        says: ['5: syntax: expected `->`, found `=`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    '};': {
        text: row('NODE_RTC -> MM_RTC').replace('}\n', '};\n'),
        says: ['6: c-syntax: the `;` is C'],
        fixes: { 'Remove the ;': '}' },
    },
    'directives of C': {
        text: '#include "a.h"\n#define NODE_A 5\nnode t {\n    0 -> deny\n}\n',
        says: ['1: c-syntax: `#include` is C'],
    },
    'a table of C': {
        text: 'static const struct pm_access t[] = {\n    [NODE_RTC] = { mfn_init(MM_RTC) },\n    [1] = { 0 },\n};\n',
        says: ['1: c-syntax: this is C: here a table begins with its kind and name'],
    },
};

for (const [title, { text, says, fixes }] of Object.entries(CASES)) {
    test(title, () => {
        const found = problemsOf(text);
        const said = found.map(({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`);
        assert.equal(said.length, says.length, said.join('\n'));
        for (const [at, words] of says.entries()) {
            const [place = '', code = ''] = words.split(': ');
            const start = `${place}: ${code}: `;
            assert.ok(said[at]?.startsWith(start), said[at]);
            assert.ok(said[at]?.includes(words.slice(start.length)), said[at]);
        }
        if (fixes === undefined) return;
        const [first] = found;
        const line = first?.range.start.line ?? 0;
        const after = (first?.fixes ?? []).map(({ title, edits }) => [
            title,
            applyEdits(text, edits).split('\n')[line]?.trim(),
        ]);
        assert.deepEqual(after, Object.entries(fixes));
    });
}
