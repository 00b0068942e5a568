// Each link of a page leads to a file, and to a heading in it, that are there. Addresses in the web are not tried.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const PAGES = [
    ...['.', 'docs', 'walkthrough', 'client'].flatMap(folder =>
        readdirSync(folder)
            .filter(name => name.endsWith('.md'))
            .map(name => path.posix.join(folder, name)),
    ),
    'server/model/kept/README.md',
];

/** The page without its examples, in which nothing is a link or a heading. */
const proseOf = (page: string): string => readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');

test('no link is dead', () => {
    const links = PAGES.flatMap(page => linksOf(page).map(link => ({ page, link })));
    assert.ok(links.length > 200, `${links.length} links`);
    assert.deepEqual(
        links.filter(({ page, link }) => !leads(page, link)),
        [],
    );
});

const linksOf = (page: string): string[] =>
    [...proseOf(page).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, link = '']) => link);

function leads(page: string, link: string): boolean {
    const [file = '', place] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    return existsSync(target) && (place === undefined || placesIn(target).includes(place));
}

/** What GitHub calls the headings of a page. */
const placesIn = (page: string): string[] =>
    [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
            .toLowerCase()
            .replace(/[^\w\s-]/g, '')
            .replaceAll(' ', '-'),
    );
