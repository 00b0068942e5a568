// The forms in which answers are printed: data by its schema, and tables.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse, errorsOf } from '../../server/checks/analyse';
import type { Program } from '../../server/model/program';
import { markdownOf } from '../../server/questions/markdown';
import { domainsOf } from '../../server/questions/question';
import { answerReport, type Format, logReport, overviewReport } from '../../server/questions/report';
import { csvOf } from '../../server/questions/tables';
import { isOfUnreadFile } from '../../server/questions/unread';
import { programAt } from '../emit/programs';
import { hostOf, ROOT } from '../workspace';
import { ask, boardOf } from './board';
import { faults, type Schema } from './schema';

const BOARD = boardOf(`import "zynqmp-xlnx.eemi"
domain dom0 hwdom {
    iomem all
}
domain card {
    iomem MM_SD1
    iomem MM_TTC0
}
domain timers {
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
}
`);

const QUESTIONS = [
    'node ZYNQMP_PM_DEV_SD_1',
    'reset 1014',
    'clock ZYNQMP_PM_CLK_LPD_LSBUS',
    'read 0xff180310',
    'write 0xff180310 mask 0x8001',
    'mailbox',
];

const SCHEMA: Schema = JSON.parse(readFileSync('docs/query.schema.json', 'utf8'));

function answered(words: string, format: Format) {
    const { asked, question } = ask(BOARD, words);
    return answerReport(asked.program, question, domainsOf(asked.program), { format, who: true });
}

function overview(format: Format, ...names: readonly string[]) {
    const program = programAt(ROOT, BOARD);
    const domains = domainsOf(program).filter(({ name }) => names.length === 0 || names.includes(name));
    return overviewReport(program, domains, format);
}

/** As another program reads it. */
const dataOf = (report: object): unknown =>
    'data' in report ? JSON.parse(JSON.stringify(report.data)) : report;

const UNASKED: readonly (readonly [target: string, words: string, refusal: string])[] = [
    [
        'xlnx 2022',
        'mailbox',
        'before April 2024 no table decides about the mailbox: in edition 2022 nothing here says who may use it',
    ],
    [
        'xen',
        'mailbox',
        'the C of target xen asks no table about the mailbox: nothing here says who may use it',
    ],
    ['xen', 'clock 3', 'the C of target xen has no clock tables: nothing here says who may control a clock'],
];

for (const [target, words, refusal] of UNASKED)
    test(`\`${words}\` is not answered where no table decides: ${target}`, () => {
        const board = boardOf(
            `target ${target}\nnode nodes {\n    0..56 -> hwdom\n}\ndomain dom0 hwdom {\n}\n`,
        );
        const { asked, question } = ask(board, words);
        const domains = domainsOf(asked.program);
        for (const format of ['text', 'json', 'markdown', 'csv'] as const)
            assert.deepEqual(answerReport(asked.program, question, domains, { format, who: true }), {
                refusal,
            });
    });

test('a line about the mailbox, in an edition in which no table decides about it', () => {
    const program = programAt(ROOT, boardOf('target xlnx 2020\nnode nodes {\n    0 -> hwdom\n}\n'));
    const line = '(XEN) IPI mailbox: fn=4096 No access';
    assert.deepEqual(logReport(program, line, [], { format: 'text', who: true }), {
        paragraphs: [
            {
                lead: '',
                text: 'The mailbox was refused. But before April 2024 no table decides about the mailbox: in edition 2020 nothing here says who may use it.',
            },
        ],
    });
});

for (const words of QUESTIONS)
    test(`the data of \`${words}\` is as the schema says`, () =>
        assert.deepEqual(faults(dataOf(answered(words, 'json')), SCHEMA), []));

test('the data of all that domains may do is as the schema says', () =>
    assert.deepEqual(faults(dataOf(overview('json')), SCHEMA), []));

for (const line of ['xilinx-pm: fn=36 No access to clock=31', 'nothing'])
    test(`the data of the line \`${line}\` is as the schema says`, () => {
        const program = programAt(ROOT, BOARD);
        const report = logReport(program, line, domainsOf(program), { format: 'json', who: true });
        assert.deepEqual(faults(dataOf(report), SCHEMA), []);
    });

test('the schema notices what it does not describe', () => {
    const data = dataOf(overview('json'));
    assert.ok(typeof data === 'object' && data !== null);
    assert.deepEqual(faults({ ...data, more: 1 }, SCHEMA.oneOf?.[1] ?? {}), ['$.more is not described']);
    assert.deepEqual(faults({ ...data, version: 2 }, SCHEMA.oneOf?.[1] ?? {}), ['$.version is not 1']);
});

test('the answer of a refused clock as data', () => {
    const data = dataOf(answered('clock ZYNQMP_PM_CLK_LPD_LSBUS', 'json'));
    assert.ok(typeof data === 'object' && data !== null && 'answers' in data && Array.isArray(data.answers));
    const { allowed, lacking } = data.answers[1];
    assert.equal(allowed, false);
    assert.deepEqual(lacking[0], { page: 0xff120, name: 'MM_TTC1', owners: ['timers'] });
});

/** A board with a domain whose tree is not there, which may own more than its line says. */
const UNREAD = boardOf(`import "zynqmp-xlnx.eemi"
domain unread {
    from "missing.dtb"
    iomem MM_TTC0
}
domain card {
    iomem MM_SD1
}
`);

/** Of the program, although a file of it is missing. */
function unread(): Program {
    const { program, problems } = analyse(ROOT, hostOf(UNREAD)) ?? assert.fail();
    assert.deepEqual(
        errorsOf(problems).map(each => [each.code, isOfUnreadFile(program, each)]),
        [['from-not-found', true]],
    );
    return program;
}

const NODES = { unread: 'ZYNQMP_PM_DEV_SD_1', known: 'ZYNQMP_PM_DEV_TTC_0' };

test('a domain whose file is missing is unknown, and others are answered: one question', () => {
    const program = unread();
    const of = (node: string, format: Format) => {
        const id = Number(program.scope.namesOf('node', node === NODES.known ? 24 : 40)[0]?.number);
        const question = { action: 'node', id, text: node } as const;
        return answerReport(program, question, domainsOf(program), { format, who: false });
    };
    const why = 'something that gives it pages could not be read';
    const told = of(NODES.unread, 'text');
    assert.ok('paragraphs' in told);
    assert.equal(
        told.paragraphs[0]?.text,
        `it is unknown whether unread may control node ZYNQMP_PM_DEV_SD_1: ${why}`,
    );
    assert.match(told.paragraphs[1]?.text ?? '', /^card may control node/);
    // More pages take nothing away.
    const had = of(NODES.known, 'text');
    assert.ok('paragraphs' in had);
    assert.match(had.paragraphs[0]?.text ?? '', /^unread may control node/);
    for (const [format, cells] of [
        ['csv', `unread,node,ZYNQMP_PM_DEV_SD_1,unknown,${why},`],
        ['markdown', `| unread | node | ZYNQMP\\_PM\\_DEV\\_SD\\_1 | unknown | ${why} |`],
    ] as const) {
        const report = of(NODES.unread, format);
        assert.ok('text' in report && report.text.includes(cells), format);
    }
    const data = dataOf(of(NODES.unread, 'json'));
    assert.deepEqual(faults(data, SCHEMA), []);
    assert.ok(typeof data === 'object' && data !== null && 'answers' in data && Array.isArray(data.answers));
    assert.deepEqual(
        data.answers.map(({ allowed }) => allowed),
        [null, true],
    );
});

test('a domain whose file is missing is unknown, and others are answered: all that domains may do', () => {
    const program = unread();
    const of = (format: Format) => overviewReport(program, domainsOf(program), format);
    const besides = 'What else unread may do is unknown: something that gives it pages could not be read.';
    const told = of('text');
    assert.ok('paragraphs' in told);
    assert.deepEqual(
        told.paragraphs.flatMap(({ lead }) => lead.match(/MM_\w+|\?|yes|-/g)?.join(' ') ?? []).slice(0, 2),
        ['MM_TTC0 yes -', 'MM_SD1 ? yes'],
    );
    assert.ok(told.paragraphs.some(({ text }) => text === besides));
    const [csv, markdown, html] = (['csv', 'markdown', 'html'] as const).map(format => {
        const report = of(format);
        return 'text' in report ? report.text : assert.fail(format);
    });
    assert.match(csv ?? '', /^unread,unknown,,something that gives it pages could not be read/m);
    assert.match(markdown ?? '', /\| 0xff170 \|.*\| unknown \| yes \|/);
    assert.ok(markdown?.includes(besides));
    assert.ok(html?.includes(besides) && html.includes('it is unknown whether unread may control node'));
    assert.doesNotMatch(html ?? '', /unread may not/);
    const data = dataOf(of('json'));
    assert.deepEqual(faults(data, SCHEMA), []);
    assert.deepEqual(
        Object(data).domains.map(({ domain, known }: Record<string, unknown>) => [domain, known]),
        [
            ['unread', false],
            ['card', true],
        ],
    );
});

test('answers as comma-separated values', () => {
    const report = answered('node ZYNQMP_PM_DEV_TTC_1', 'csv');
    const lines = 'text' in report ? report.text.split('\n') : [];
    assert.equal(lines[0], 'domain,action,object,may,because,but');
    assert.match(
        lines[1] ?? '',
        /^dom0,node,ZYNQMP_PM_DEV_TTC_1,yes,"it owns MM_TTC1 \(page 0xff120\), by which .* grants it",$/,
    );
    assert.match(
        lines[2] ?? '',
        /^card,node,ZYNQMP_PM_DEV_TTC_1,no,"it lacks MM_TTC1 \(page 0xff120, owned by timers\), by which/,
    );
});

test('all that domains may do as comma-separated values', () => {
    const report = overview('csv', 'card');
    assert.ok('text' in report);
    assert.deepEqual(report.text.split('\n'), [
        'domain,kind,id,name,page,device,shared with,by the extra page',
        'card,node,24,ZYNQMP_PM_DEV_TTC_0,0xff110,MM_TTC0,timers,',
        'card,reset,1044,ZYNQMP_PM_RST_TTC0,0xff110,MM_TTC0,timers,',
        'card,node,40,ZYNQMP_PM_DEV_SD_1,0xff170,MM_SD1,,',
        'card,reset,1039,ZYNQMP_PM_RST_SDIO1,0xff170,MM_SD1,,',
        'card,clock,55,ZYNQMP_PM_CLK_SDIO1_REF,0xff170,MM_SD1,,',
        'card,register,0xff180310,MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD,0xff170,MM_SD1,,',
        'card,register,0xff180314,MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY .. MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL,0xff170,MM_SD1,,',
        'card,register,0xff180400,MM_IOU_SLCR + R_IOU_SLCR_IOU_COHERENT_CTRL,0xff170,MM_SD1,,',
        'card,register,0xff180514,MM_IOU_SLCR + R_IOU_SLCR_IOU_RAM_SD1,0xff170,MM_SD1,,',
        '',
    ]);
});

test('the matrix as Markdown', () => {
    const report = overview('markdown', 'card', 'timers');
    assert.ok('text' in report);
    const lines = report.text.split('\n');
    assert.deepEqual(lines.slice(0, 3), [
        '| page | device | what | card | timers |',
        '| --- | --- | --- | --- | --- |',
        '| 0xff110 | MM\\_TTC0 | node ZYNQMP\\_PM\\_DEV\\_TTC\\_0; reset ZYNQMP\\_PM\\_RST\\_TTC0 | yes | yes |',
    ]);
    assert.deepEqual(lines.slice(-3), [
        '| --- | --- |',
        '| card, timers | node ZYNQMP\\_PM\\_DEV\\_TTC\\_0; reset ZYNQMP\\_PM\\_RST\\_TTC0 |',
        '',
    ]);
});

test('a cell cannot break out of its table', () => {
    const table = [
        ['a', 'b'],
        ['x|y', 'a "quoted", text'],
        ['=1+1', '<b>_'],
    ];
    assert.equal(csvOf(table), 'a,b\nx|y,"a ""quoted"", text"\n\'=1+1,<b>_\n');
    assert.equal(
        markdownOf(table),
        '| a | b |\n| --- | --- |\n| x\\|y | a "quoted", text |\n| =1+1 | &lt;b>\\_ |\n',
    );
});
