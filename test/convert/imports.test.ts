// Imports do what the pages in test/fixtures show: C in, a file of the language and remarks out. `UPDATE=1` rewrites them.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { type ImportOptions, importOf } from './importing';

/** C that compilers take, but for a few, and C that none takes or that stands in a mail. */
const PAGES = ['test/fixtures/imports.md', 'test/fixtures/broken-imports.md'] as const;
const { UPDATE } = process.env;

/** A section of the page: text of fences by their info, in order. */
interface Section {
    readonly title: string;
    readonly text: string;
    readonly files: ReadonlyMap<string, string>;
    readonly options: ImportOptions;
}

const FENCE = /^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm;

function sectionOf(text: string): Section {
    const files = new Map<string, string>();
    let options: ImportOptions = {};
    for (const [, language, info = '', content = ''] of text.matchAll(FENCE)) {
        if (language === 'c') files.set(info, content);
        if (language === 'json') options = JSON.parse(content);
    }
    return { title: text.slice(3, text.indexOf('\n')), text, files, options };
}

/** The section with what its import really gives. */
function updated({ text, files, options }: Section): string {
    const { text: result, remarks } = importOf(files, options);
    return text.replace(FENCE, (fence, language) => {
        if (language === 'eemi') return `\`\`\`eemi\n${result}\`\`\``;
        return language === 'text' ? `\`\`\`text\n${remarks}\`\`\`` : fence;
    });
}

const pages = PAGES.map(path => {
    const [preface = '', ...parts] = readFileSync(path, 'utf8').split(/^(?=## )/m);
    return { path, preface, sections: parts.map(sectionOf) };
});
const sections = pages.flatMap(page => page.sections);

for (const section of sections)
    test(section.title, () => {
        const actual = updated(section);
        if (UPDATE === undefined) assert.equal(actual, section.text);
    });

/** What damage puts in place of a piece: nothing, something odd, or a piece of C. */
const DAMAGE = [
    '',
    '{',
    '}',
    '(',
    '[',
    ']',
    '/*',
    '"',
    '#if X\n',
    '#define M M\n',
    '..',
    ' ... ',
    '-',
    '~',
    '\u0000',
    'é',
    '0x',
    '99999999999999999999',
];

test('damaged C gives a text that can be read, and is reported', () => {
    const { RUNS = '60' } = process.env;
    const damaged = fc.record({
        section: fc.constantFrom(...sections),
        from: fc.nat(1500),
        length: fc.nat(40),
        by: fc.constantFrom(...DAMAGE),
        includeDisabled: fc.constantFrom(undefined, 'tables', 'all'),
        ranges: fc.boolean(),
    });
    fc.assert(
        fc.property(damaged, ({ section, from, length, by, includeDisabled, ranges }) => {
            const [[name, text] = ['', '']] = section.files;
            const cut = text.slice(0, from) + by + text.slice(from + length);
            const files = new Map([...section.files, [name, cut]]);
            const { text: result, remarks } = importOf(files, {
                ...section.options,
                includeDisabled,
                ranges,
            });
            assert.ok(remarks.endsWith('\n'));
            for (const line of remarks.split('\n')) assert.ok(!line.includes('undefined'), line);
            assert.ok(result === '' || result.endsWith('\n'));
        }),
        { numRuns: Number(RUNS), seed: 16 },
    );
});

if (UPDATE !== undefined)
    for (const { path, preface, sections } of pages)
        writeFileSync(path, preface + sections.map(updated).join(''));
