// Names that no output may have, on any system: each is refused with why.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameRefusal } from '../../server/files/output-names';

const MANAGED = 'which other programs manage';
const inFolder = (name: string): string => `is in ${name}, ${MANAGED}`;
const alias = (name: string, owner = '.git'): string =>
    `is in ${name}, which some file systems take for ${owner}, and that other programs manage`;
const device = (name: string, of: string): string =>
    `has the name ${name}, which Windows takes for the device ${of}`;

const NAMES: readonly [path: string, refusal: string | undefined][] = [
    ['.git/hooks/a.h', inFolder('.git')],
    ['a/node_modules/b.ts', inFolder('node_modules')],
    ['.hg/a', inFolder('.hg')],
    ['.svn/a', inFolder('.svn')],
    ['.jj/a', inFolder('.jj')],
    ['.GIT/a.h', alias('.GIT')],
    ['.Git', alias('.Git')],
    ['CVS/a.h', alias('CVS', 'cvs')],
    ['Node_Modules/a.h', alias('Node_Modules', 'node_modules')],
    ['GIT~1/a.h', alias('GIT~1')],
    ['git~12/a.h', alias('git~12')],
    ['NODE_M~1/a.h', alias('NODE_M~1', 'node_modules')],
    ['HG~1/a', alias('HG~1', '.hg')],
    ['.git./a.h', alias('.git.')],
    ['.git /a.h', alias('.git ')],
    ['.git. . ./a.h', alias('.git. . .')],
    ['node_modules./a.h', alias('node_modules.', 'node_modules')],
    ['.g\u200dit/a.h', alias('.g<U+200D>it')],
    ['.g\u200cit/a.h', alias('.g<U+200C>it')],
    ['\ufeff.git/a.h', alias('<U+FEFF>.git')],
    ['.gi\u206ft\u202e./a.h', alias('.gi<U+206F>t<U+202E>.')],
    ['.\u017fvn/a.h', alias('.\u017fvn', '.svn')],
    ['.git::$INDEX_ALLOCATION/a.h', alias('.git::$INDEX_ALLOCATION')],
    ['.git:a/a.h', alias('.git:a')],
    ['con.h', device('con.h', 'CON')],
    ['a/aux.c', device('aux.c', 'AUX')],
    ['nul', device('nul', 'NUL')],
    ['PRN.tar.gz', device('PRN.tar.gz', 'PRN')],
    ['com1', device('com1', 'COM1')],
    ['com\u00b9.h', device('com\u00b9.h', 'COM\u00b9')],
    ['LPT9.h', device('LPT9.h', 'LPT9')],
    ['con .h', device('con .h', 'CON')],
    ['con:', device('con:', 'CON')],
    ['aux/a.h', device('aux', 'AUX')],
    ['a.h:b', 'has the name a.h:b, and what follows “:” is no name of a file on Windows'],
    ['a.h.', 'has the name “a.h.”, whose end Windows leaves out'],
    ['out /a.h', 'has the name “out ”, whose end Windows leaves out'],
    ['a\u200db.h', 'has the name a<U+200D>b.h, parts of which cannot be seen'],
    ['eemi.json', 'would be read as a project file (eemi.json)'],
    ['a/EEMI.json', 'would be read as a project file (eemi.json)'],
    ['.eemi-acl-1.tmp', 'has a name that begins as temporary files do (.eemi-acl-)'],
    ['my-eemi.json', undefined],
    ['acl.h', undefined],
    ['.gitignore', undefined],
    ['git/a.h', undefined],
    ['.github/a.h', undefined],
    ['.git-a/a.h', undefined],
    ['node_module/a.h', undefined],
    ['git~a/a.h', undefined],
    ['console.h', undefined],
    ['com10.h', undefined],
    ['a.con', undefined],
    ['auxiliary/nullable.h', undefined],
    ['ünï 🎉.h', undefined],
];

for (const [path, refusal] of NAMES) {
    test(`an output ${JSON.stringify(path)}`, () => assert.equal(nameRefusal(path.split('/')), refusal));
}
