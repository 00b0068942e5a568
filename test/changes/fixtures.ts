// The changes of test/fixtures/changes.md: an old and a new source each, and what is said of them.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Both } from '../../server/changes/compare';

const PAGE = 'test/fixtures/changes.md';

export interface Change {
    readonly title: string;
    readonly sources: Both<string>;
    readonly said: string;
}

/** All changes of the page, each source with the names that stand at its beginning, unless it takes those of a platform. */
export function changes(): Change[] {
    const [preface = '', ...sections] = readFileSync(PAGE, 'utf8').split('\n## ');
    const names = fenced(preface, 'names');
    const sourceOf = (text: string): string => (text.startsWith('platform') ? text : text + names);
    return sections.map(section => ({
        title: section.slice(0, section.indexOf('\n')),
        sources: [sourceOf(fenced(section, 'old')), sourceOf(fenced(section, 'new'))],
        said: fenced(section, 'said'),
    }));
}

/** Writes what is said of each change, by its title. */
export function update(said: ReadonlyMap<string, string>): void {
    const [preface = '', ...sections] = readFileSync(PAGE, 'utf8').split('\n## ');
    const updated = sections.map(section => {
        const title = section.slice(0, section.indexOf('\n'));
        const at = section.indexOf('```said\n');
        return `${section.slice(0, at)}\`\`\`said\n${said.get(title)}\`\`\`\n`;
    });
    writeFileSync(PAGE, [preface, ...updated].join('\n## '));
}

function fenced(text: string, word: string): string {
    const [, after = ''] = text.split(`\`\`\`${word}\n`);
    return after.split('```')[0] ?? '';
}
