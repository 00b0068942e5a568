// What is no C at all, but is easily taken for it.

import type { CFile, CRefusal } from './reading';
import { placeOf, type Source } from './source';

/** In bytes. Who reads files from a disk takes no more either. */
const LARGEST = 16 * 1024 * 1024;

/** Why a file is not read, by its size. */
export function tooLarge({ path, bytes }: CFile): CRefusal | undefined {
    if (bytes.length <= LARGEST) return undefined;
    const message = `the file is larger than ${LARGEST / 1024 / 1024} MB; take the file that the tables stand in`;
    return { why: 'large', message, at: { file: path, line: 0, character: 0 } };
}

const PATCH = /^(?:diff --git .*|--- \S.*\n\+\+\+ \S.*|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*)$/gm;
const MAIL = /^(?:From [0-9a-f]{40} .*|(?:From|To|Cc|Subject|Date|Message-I[dD]|Signed-off-by): \S.*)$/gm;
/** A C file has no such line, but a label or a sentence may look like one. */
const HEADERS_OF_A_MAIL = 2;

/** Why a text is not read: its first line that shows what it is. */
export function refusalOf(source: Source): CRefusal | undefined {
    const nul = source.text.indexOf('\0');
    if (nul >= 0) return { why: 'binary', message: BINARY, at: placeOf(source, nul) };
    const mail = linesLike(source.text, MAIL);
    const [header] = mail;
    if (header !== undefined && mail.length >= HEADERS_OF_A_MAIL)
        return { why: 'mail', message: IN_MAIL, at: placeOf(source, header) };
    const [patch] = linesLike(source.text, PATCH);
    return patch === undefined ? undefined : { why: 'patch', message: IN_PATCH, at: placeOf(source, patch) };
}

const BINARY = 'this is a binary file or UTF-16, not C; take the C file that the tables stand in, as UTF-8';
const IN_MAIL =
    'this is a mail, not a C file; if it holds a patch, apply that to its tree (git am) and take the file that results';
const IN_PATCH =
    'this is a patch, not a C file; apply it to its tree (git apply, patch -p1) and take the file that results';

/** Where lines like that begin, but for those in comments, which may quote anything. */
function linesLike(text: string, pattern: RegExp): readonly number[] {
    const found = [...text.matchAll(pattern)].map(({ index }) => index);
    if (found.length === 0) return found;
    const comments = [...text.matchAll(/\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|\/\/.*/g)];
    const ends = comments.map(({ 0: comment, index }) => index + comment.length);
    return found.filter(at => {
        const next = ends.findIndex(end => end > at);
        return next < 0 || (comments[next]?.index ?? at) > at;
    });
}
