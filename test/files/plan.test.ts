// No output takes the place of a file that was read, whatever kind of file it is, nor of one that was looked for.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { RunFiles } from '../../server/cli/run-files';
import { outputsOf } from '../../server/emit/outputs';
import { Plan } from '../../server/files/plan';

const FILES = {
    'board.eemi': `import "lib/names.txt"
import "pm.h" as node N_*
import "later.h" as node N_*
emit c "guest"
emit c "pm.h"
emit c "later.h"
emit c "lib/names.txt"
emit c "lib/more.h"
emit c "link.h"
emit c "board.h"
domain d {
    from "guest"
}
`,
    'lib/names.txt': 'import "more.h" as node N_*\n',
    'lib/more.h': '',
    'pm.h': '',
    guest: 'iomem = []\n',
};

import { finish } from '../../server/language/steps';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(path.join(folder, 'lib'));
for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
symlinkSync('guest', path.join(folder, 'link.h'));

test('an output is refused where any file of the program has its place', () => {
    const source = { path: path.posix.join(folder, 'board.eemi'), shown: 'board.eemi', text: undefined };
    const analysis = new RunFiles([source]).analyse(source);
    assert.ok('program' in analysis);
    const { program } = analysis;
    const plan = new Plan(undefined, full => path.relative(folder, full));
    for (const output of outputsOf(program)) finish(plan.include(source, output, finish(output.print())));
    const { destinations, refusals } = plan.decide(program.reads.map(each => each.path));
    assert.deepEqual(refusals, [
        ...['4: guest', '5: pm.h', '6: later.h', '7: lib/names.txt', '8: lib/more.h', '9: link.h'].map(
            each => `board.eemi:${each} is read in this run; name another file`,
        ),
    ]);
    assert.deepEqual(
        destinations.map(({ shown }) => shown),
        ['board.h'],
    );
});
