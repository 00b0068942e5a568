// What a `license` line may say: an SPDX licence expression, by the grammar and the lists of SPDX. Deprecated ids such as "GPL-2.0"
// count too, since Linux has many of them.

import exceptions from 'spdx-exceptions';
import parse from 'spdx-expression-parse';
import licenses from 'spdx-license-ids';
import deprecated from 'spdx-license-ids/deprecated';

/** The parser takes time with the square of the length. No real expression is longer. */
const LONGEST = 1000;

/** No others, because they might end the comment in which the expression is printed. */
const CHARACTERS = /^[A-Za-z0-9(][A-Za-z0-9.+():\- ]*$/;

/** Whether a text is an SPDX licence expression. */
export function isLicense(text: string): boolean {
    if (text.length > LONGEST || !CHARACTERS.test(text) || text.endsWith(' ')) return false;
    // As almost all are; the parser compares each word with each licence.
    if (licenses.includes(text)) return true;
    try {
        parse(text);
        return true;
    } catch {
        return false;
    }
}

/**
 * Expressions that may be meant by a text that is none: it with its first unknown word replaced, the most similar first, according to
 * `nearest`, which gives the names that are similar to a word.
 */
export function similarLicenses(
    text: string,
    nearest: (names: readonly string[], word: string) => readonly string[],
): readonly string[] {
    if (text.length > LONGEST || !CHARACTERS.test(text)) return [];
    if (CLOSED.test(text)) return [OF_ONES_OWN];
    const spoken = idsLike(spelt(text), () => []);
    if (text.includes(' ') && spoken.length > 0) return spoken;
    const words = text.split(/([ ()]+)/).map(word => asOperator(word) ?? word);
    const at = words.findIndex(word => /[^ ()]/.test(word) && !isKnown(word));
    const written = words[at];
    const names = written === undefined ? [''] : idsLike(written, nearest);
    return names.map(name => words.map((word, i) => (i === at ? name : word)).join('')).filter(isLicense);
}

/** What SPDX has no id for. npm's word is nearly the name of a licence that gives everything away. */
const CLOSED = /^(?:proprietary|closed|commercial|confidential|internal|private|none|unlicensed)$/i;
const OF_ONES_OWN = 'LicenseRef-Proprietary';

/** A licence by what people call it, as one word: `Apache License, Version 2.0` and `GPL v2 or later`. */
const spelt = (text: string): string =>
    text
        .split(/ +/)
        .filter(word => !/^(?:the|gnu|licen[cs]e|version|v)$/i.test(word))
        .join('-');

/** The operator that a word in small letters stands for. */
const asOperator = (word: string): string | undefined =>
    OPERATORS.find(operator => operator === word.toUpperCase());

function idsLike(
    word: string,
    nearest: (names: readonly string[], word: string) => readonly string[],
): readonly string[] {
    // A deprecated id is not offered.
    const ids = [...licenses, ...exceptions];
    const alike = ids.filter(id => id.toLowerCase() === word.toLowerCase());
    if (alike.length > 0) return alike;
    const gnu = gnuIds(word);
    if (gnu.length > 0) return gnu;
    const family = ids.filter(id => VERSION.exec(id)?.[1]?.toLowerCase() === word.toLowerCase());
    return family.length > 0 ? family : nearest(ids, word);
}

/** One of a family of licences, without what only few know it by. */
const VERSION = /^([A-Za-z]+)-[\d.]+(?:-Clause)?$/;

/** The ids of a GNU licence by what people call it: `GPLv2`, `LGPL-2.1`, `GPL3+`. Without `+` it may be either of two; `GPL` is Xen's. */
function gnuIds(word: string): string[] {
    const [, family = '', version = '2', minor = '.0', later = ''] =
        /^([AL]?GPL)(?:-?v?([123])(\.[01])?(\+|-or-later|-only)?)?$/i.exec(word) ?? [];
    const id = `${family.toUpperCase()}-${version}${minor}`;
    const kinds = later === '' ? ['only', 'or-later'] : [/only/i.test(later) ? 'only' : 'or-later'];
    const ids = kinds.map(kind => `${id}-${kind}`);
    return ids.filter(each => licenses.includes(each));
}

const isKnown = (word: string): boolean =>
    OPERATORS.includes(word) ||
    [licenses, deprecated, exceptions].some(ids => ids.includes(word.replace(/\+$/, '')));

const OPERATORS: readonly string[] = ['AND', 'OR', 'WITH'];
