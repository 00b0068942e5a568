// What the pages about access show: each mark is the check function's answer, text stays text, and a page of its own needs nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import { finish } from '../../server/language/steps';
import { accessData, accessDocument, accessTrace } from '../../server/questions/access-view';
import { answer, askable } from '../../server/questions/answers';
import { type AccessData, differs, filtered, isShared } from '../../server/view/access';
import { matrixRow } from '../../server/view/matrix-html';
import { accessPage } from '../../server/view/page';
import { spacePicture } from '../../server/view/space-html';
import { pathOf } from '../emit/programs';
import { filesOf, hostOf, ROOT } from '../workspace';

const SOURCE = `import "tables.eemi"
domain dom0 hwdom {
    iomem all
}
domain serial {
    iomem MM_UART0
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
}
domain flash {
    iomem MM_QSPI
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
    iomem mfn 0xa0010 count 32
}
domain net {
    from "net.dtb"
}
--- net.dtb
/dts-v1/;
/ {
    passthrough {
        #address-cells = <2>;
        #size-cells = <2>;
        gem@ff0e0000 {
            xen,reg = <0x00 0xff0e0000 0x00 0x10000 0x00 0xff0e0000>;
            xen,path = "/axi/gem@ff0e0000";
        };
    };
};
`;

function programOf(source: string) {
    const files = new Map(filesOf(source));
    files.set('tables.eemi', readFileSync(pathOf('zynqmp-xlnx'), 'utf8'));
    return (analyse(ROOT, hostOf(files)) ?? assert.fail('not read')).program;
}

const HERE = { errors: 0, uriOf: (file: string) => `file:///${file}` };
const PROGRAM = programOf(SOURCE);
const DATA = finish(accessData(PROGRAM, HERE));

test('each mark is the answer of the check functions', () => {
    const asked = askable(PROGRAM);
    for (const { table, id, marks } of DATA.rows) {
        const kind = DATA.tables[table]?.kind ?? assert.fail('no table');
        if (kind === 'register') continue;
        for (const [at, domain] of PROGRAM.domains.entries()) {
            const given = answer(asked, domain, { action: kind, id: Number(id), text: id });
            assert.equal(isHad(marks, at), given?.decided.decision.allowed, `${domain.name} ${kind} ${id}`);
        }
    }
});

test('a register is open to a domain exactly if one of its rows is', () => {
    const asked = askable(PROGRAM);
    const registers = DATA.rows.filter(({ table }) => DATA.tables[table]?.kind === 'register');
    assert.ok(registers.length > 40);
    for (const { id, line } of registers)
        for (const [at, domain] of PROGRAM.domains.entries()) {
            const may = (action: 'read' | 'write'): boolean =>
                answer(asked, domain, { action, address: BigInt(id), mask: 0xffff_ffff, text: id })?.decided
                    .decision.allowed === true;
            // A read by the hardware domain needs no row.
            const allowed = may('write') || (!domain.hwdom && may('read'));
            const has = registers.some(each => each.id === id && isHad(each.marks, at));
            assert.equal(has, allowed, `${domain.name} ${id} of line ${line + 1}`);
        }
});

const isHad = (marks: string, at: number): boolean => marks[at] === 'y' || marks[at] === 'e';

test('what several guests have is shared, and what all have alike is no difference', () => {
    const rows = (text: string, onlyShared: boolean, onlyDifferent: boolean) =>
        filtered(DATA, { text, onlyShared, onlyDifferent }).map(at => DATA.rows[at]?.name);
    assert.deepEqual(
        rows('ttc_', false, false),
        [0, 1, 2, 3].map(n => `ZYNQMP_PM_DEV_TTC_${n}`).concat('ZYNQMP_PM_CLK_LPD_LSBUS'),
    );
    assert.deepEqual(rows('NODE qspi', true, false), ['ZYNQMP_PM_DEV_QSPI']);
    assert.deepEqual(rows('clock', true, false), ['ZYNQMP_PM_CLK_LPD_LSBUS', 'ZYNQMP_PM_CLK_QSPI_REF']);
    assert.deepEqual(rows('', false, true).length, DATA.rows.filter(differs).length);
    assert.deepEqual(rows('no such thing', false, false), []);
    assert.equal(isShared({ marks: 'yyn' }, DATA.domains), false);
    assert.equal(isShared({ marks: 'nyye' }, DATA.domains), true);
});

const pageAt = (first: string) => DATA.pages.find(page => page.first === first);

test('who owns which pages', () => {
    const known = ({ device, marks, remarks, count, things }: NonNullable<ReturnType<typeof pageAt>>) => ({
        device,
        marks,
        remarks,
        count,
        things,
    });
    const at = (first: string) => known(pageAt(first) ?? assert.fail(first));
    assert.deepEqual(at('0xff110000'), {
        device: 'MM_TTC0',
        marks: 'yyyn',
        remarks: ['shared'],
        count: 1,
        things: 2,
    });
    assert.deepEqual(at('0xff0f0000'), {
        device: 'MM_QSPI',
        marks: 'ynye',
        remarks: ['shared'],
        count: 1,
        things: 2,
    });
    assert.deepEqual(at('0xff0e1000'), { device: '', marks: 'ynny', remarks: [], count: 15, things: 0 });
    assert.deepEqual(at('0xa0010000').count, 32);
    const guests = finish(accessData(programOf(SOURCE.replace('hwdom {\n    iomem all', 'hwdom {')), HERE));
    assert.deepEqual(guests.pages.find(({ device }) => device === 'MM_GPIO')?.remarks, ['nobody’s']);
});

test('a domain that is not known may have more', () => {
    const unknown = finish(
        accessData(
            programOf('import "tables.eemi"\ndomain guest {\n    from "no.cfg"\n    iomem MM_SD0\n}\n'),
            HERE,
        ),
    );
    assert.deepEqual(new Set(unknown.rows.map(({ marks }) => marks)), new Set(['u', 'y']));
    assert.ok(unknown.pages.every(({ marks }) => marks === 'u' || marks === 'y'));
});

test('the reason of a cell', () => {
    assert.deepEqual(
        accessTrace(PROGRAM, 'node', '24', 'net'),
        [
            'net may not control node ZYNQMP_PM_DEV_TTC_0: it lacks MM_TTC0 (page 0xff110, owned by serial and flash), by which tables.eemi:122 grants it',
        ].map(each => each.replace(/:\d+ /, `:${lineOf('ZYNQMP_PM_DEV_TTC_0 ')} `)),
    );
    assert.deepEqual(accessTrace(PROGRAM, 'node', '24', 'nobody'), []);
    assert.deepEqual(accessTrace(PROGRAM, 'clock', 'x', 'net'), []);
    assert.equal(accessTrace(PROGRAM, 'register', '0xff180310', 'dom0').length > 1, true);
});

const lineOf = (start: string): number =>
    readFileSync(pathOf('zynqmp-xlnx'), 'utf8')
        .split('\n')
        .findIndex(line => line.trim().startsWith(start)) + 1;

test('a page of its own loads and runs nothing, and says why', () => {
    const page = accessDocument(PROGRAM, PROGRAM.domains) ?? assert.fail('too long');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(
        page,
        /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
    );
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\bsrc=|\bhref=|https?:|@import/);
    assert.match(page, /<li>serial may control node ZYNQMP_PM_DEV_TTC_0: it owns MM_TTC0/);
    assert.match(page, /<\/span> yes, by the extra page, shared<\/td>/);
    assert.equal(page.match(/<tr>/g)?.length, 2 + DATA.rows.length + DATA.pages.length);
});

test('the picture says in words what it shows, and each column what it is', () => {
    const picture = spacePicture(DATA);
    assert.match(
        picture,
        /role="img" aria-label="Address space: \d+ devices or ranges, 4 domains, 5 shared\./,
    );
    assert.match(picture, /<title>MM_TTC0, 0xff110000 to 0xff110fff: shared<\/title>/);
    assert.equal(picture.match(/class="extra"/g)?.length, 1);
});

/** The tags of a page, with the names of their attributes. */
const tagsIn = (page: string): string[] =>
    [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""').replace(/'[^']*'/g, "''"));

test('text stays text, whatever it holds', () => {
    const dataOf = (text: string): AccessData => ({
        title: text,
        errors: 0,
        tables: [{ kind: 'node', name: text, path: text, uri: '' }],
        domains: [{ name: text, isHwdom: false, summary: text }],
        rows: [{ table: 0, line: 0, id: text, name: text, needs: text, marks: 'y', why: [text] }],
        omitted: 0,
        pages: [{ first: text, last: text, count: 1, device: text, remarks: [], things: 0, marks: 'y' }],
        notes: [text],
    });
    const plain = tagsIn(accessPage(dataOf('a')));
    fc.assert(
        fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'<>"\'&/ =a!-') }), text =>
            assert.deepEqual(tagsIn(accessPage(dataOf(text))), plain),
        ),
    );
});

test('a row of a table that is walked through has the parts of a grid', () => {
    const row = matrixRow(DATA, 0, 'walked');
    assert.match(row, /^<th scope="row" role="rowheader"/);
    assert.equal(row.match(/role="gridcell"/g)?.length, 2 + DATA.domains.length);
    assert.equal(matrixRow(DATA, DATA.rows.length, 'walked'), '');
});
