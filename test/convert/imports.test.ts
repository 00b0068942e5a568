// Imports do what test/fixtures/imports.md shows: C in, a file of the language and remarks out. `UPDATE=1` rewrites the page.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { type ImportOptions, importOf } from './importing';

const PAGE = 'test/fixtures/imports.md';
const { UPDATE } = process.env;

/** A section of the page: text of fences by their info, in order. */
interface Section {
    readonly title: string;
    readonly text: string;
    readonly files: ReadonlyMap<string, string>;
    readonly options: ImportOptions;
}

const FENCE = /^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm;

const page = readFileSync(PAGE, 'utf8');
const [preface = '', ...parts] = page.split(/^(?=## )/m);

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

const sections = parts.map(sectionOf);

for (const section of sections)
    test(section.title, () => {
        const actual = updated(section);
        if (UPDATE === undefined) assert.equal(actual, section.text);
    });

if (UPDATE !== undefined) writeFileSync(PAGE, preface + sections.map(updated).join(''));
