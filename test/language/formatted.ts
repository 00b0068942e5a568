// What holds for the layout of every text, for the tests of it.

import assert from 'node:assert/strict';
import { Document } from '../../server/language/document';
import { formatEdits, formatText } from '../../server/language/format';
import { offsetOf, replaced } from '../random-edits';

export const format = (text: string): string => formatText(new Document(text));

/** The statements, flaws and comments of a text, without the columns that they stand in. */
export function meaningOf(text: string): unknown[] {
    return [...new Document(text).lines]
        .filter(({ node }) => node.statement.kind !== 'blank' || node.comment !== -1)
        .map(({ text, node: { before, after, statement, flaws, comment } }) => ({
            before,
            after,
            statement: withoutColumns(statement),
            flawed: flaws.length > 0 ? [text.replace(/^\ufeff/, ''), withoutColumns(flaws)] : undefined,
            comment: comment === -1 ? undefined : text.slice(comment).replace(/[ \t]+$/, ''),
        }));
}

function withoutColumns(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutColumns);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([name]) => name !== 'start' && name !== 'end')
            .map(([name, part]) => [name, withoutColumns(part)]),
    );
}

/** Asserts what holds for the layout of every text. */
export function assertFormats(text: string): void {
    const document = new Document(text);
    const formatted = formatText(document);
    assert.equal(format(formatted), formatted, 'twice is once');
    assert.deepEqual(meaningOf(formatted), meaningOf(text), 'the meaning stays');
    assert.deepEqual(formatEdits(new Document(formatted)), [], 'nothing is left to do');
    assert.equal(applied(text, document), formatted, 'the edits give the text');
    const eol = document.lines.get(0)?.eol || '\n';
    for (const { text, eol: end } of [...new Document(formatted).lines].slice(0, -1)) {
        assert.equal(end, eol);
        assert.ok(text.length < 10_000);
    }
    assert.ok(/^\ufeff?$/.test(formatted) || formatted.endsWith(eol));
}

/** The text after the edits that lay out these lines, from 0, both included; without them all lines. */
export function applied(text: string, document: Document, first?: number, last?: number): string {
    let result = text;
    let after = text.length;
    for (const { range, newText } of formatEdits(document, first, last).reverse()) {
        const end = offsetOf(text, range.end);
        assert.ok(
            end <= after && offsetOf(text, range.start) <= end,
            'edits are in order and do not overlap',
        );
        after = offsetOf(text, range.start);
        result = replaced(result, range, newText);
    }
    return result;
}
