// What `diff` says of changes that real tables have seen.

import assert from 'node:assert/strict';
import test from 'node:test';
import { diffReport } from '../../server/changes/report';
import { programOf } from '../emit/programs';
import { changes, update } from './fixtures';
import { versionOf } from './sides';

const { UPDATE } = process.env;

const all = changes();

for (const { title, sources, said } of all)
    test(title, () => {
        if (UPDATE === undefined) assert.equal(saidOf(sources), said);
    });

if (UPDATE !== undefined) update(new Map(all.map(({ title, sources }) => [title, saidOf(sources)])));

function saidOf([before, now]: readonly [string, string]): string {
    for (const source of [before, now]) programOf(source);
    const versions = [versionOf(before, 'old'), versionOf(now, 'new')] as const;
    const content = diffReport(versions, { failOn: 'none', approved: new Map() }).contentIn('text');
    assert.ok('paragraphs' in content);
    // The names of the versions say nothing.
    return content.paragraphs
        .slice(1)
        .map(({ lead, text }) => `${lead}${text}\n`)
        .join('');
}
