// A repository with tables and what is generated from them, for what runs on other servers, and a shell with more in its environment.

import assert from 'node:assert/strict';
import { Folder } from '../cli/transcript';

const TABLES = `platform zynqmp-xlnx
target   xlnx
emit c "acl.h"

node pm_node_access {
    waive index-gap "no other device of this board is used"

    ZYNQMP_PM_DEV_SD_1 -> MM_SD1
}

domain guest {
    iomem MM_SD1
}

test "the card" {
    guest may node ZYNQMP_PM_DEV_SD_1
}
`;

/** The same tables, of which the hardware domain gains something. */
export const WIDER = TABLES.replace('-> MM_SD1', '-> MM_SD1 or hwdom');

/** Commits what has changed in a repository, past its hooks. */
export const COMMIT = 'git commit -q -a --no-verify -m change';

/** A repository with the tables, what is generated from them, and further files by their names; committed. */
export async function committedTables(files: Readonly<Record<string, string>> = {}): Promise<Folder> {
    const folder = new Folder();
    const all = { 'zynqmp-acl.eemi': TABLES, 'approved.txt': '# nothing\n', ...files };
    for (const [name, text] of Object.entries(all)) folder.write(name, text);
    const git = 'git init -q . && git config user.name me && git config user.email me@example.org';
    assert.deepEqual(await folder.run(`${git} && eemi-acl emit -q && git add . && ${COMMIT}`), []);
    return folder;
}

/** What a command prints, and its exit code at the end if it is not 0, with these variables in its environment. */
export const runWith = (folder: Folder, variables: Readonly<Record<string, string>>, command: string) =>
    folder.run(
        `${Object.entries(variables)
            .map(([name, value]) => `export ${name}='${value}'; `)
            .join('')}${command}`,
    );
