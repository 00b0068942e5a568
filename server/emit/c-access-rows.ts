// Prints the rows of node and reset tables as C.

import type { AccessRow, AccessTable } from '../model/program';
import { addressNote, behindIndex, rowNote } from '../model/row-note';
import { INDENT, NOTE_END, NOTE_START, noteBehind, type Printer } from './c-printer';
import { plainNumber } from './expression';
import { onceForFrame } from './once-for-frame';
import type { RowTexts } from './printed';
import type { TableNames } from './row-names';
import { WIDTH, wrapped } from './wrap';

/** Prints the rows of a table: one C row for each id of a row. */
export function accessRows(
    table: AccessTable,
    names: TableNames,
    printer: Printer,
): (row: AccessRow) => RowTexts {
    const fieldsOf = onceForFrame(row => makeFields(row, names, printer));
    const print = (row: AccessRow, fields: Fields, id: number, index: number): string[] => {
        const subject = indexText(row, table, id, index, names, printer);
        const note = noteOf(subject, index, fields, printer);
        if (OPEN.length + subject.length + fields.text.length + note.length <= WIDTH)
            return [OPEN + subject + fields.text + note];
        return [`${OPEN}${subject}] =`, ...wrapped(fields.ownLine, FIELDS_HANG, note)];
    };
    return row => {
        const fields = fieldsOf(row);
        if (row.size === 1) return print(row, fields, row.id, row.index);
        noteNumbers(row, table, names, printer);
        return flattened(row.eachMapped((id, index) => print(row, fields, id, index)));
    };
}

/** The start of a row. */
const OPEN = `${INDENT}[`;

/** How far the further fields of a row are indented whose index has a line of its own. */
const FIELDS_HANG = 10;

/** Whether an index is written as a number: a name or a call of a macro begins otherwise. */
const isDigit = (text: string): boolean => text.charCodeAt(0) < 0x40;

function* flattened(lines: Iterable<readonly string[]>): Generator<string> {
    for (const each of lines) yield* each;
}

/** What stands behind the index of a row. */
interface Fields {
    /** From the bracket that closes the index to the comma. */
    readonly text: string;
    /** The same without the index, as a line of its own. */
    readonly ownLine: string;
    /** Its note: the address of the frame, if the text has only names for it; and the end of a note that begins with the index. */
    readonly note: string;
    readonly noteEnd: string;
}

function makeFields(row: AccessRow, names: TableNames, printer: Printer): Fields {
    const { target, fieldChecks } = printer;
    const { text, checks, address } = target.c.accessRow(row, names);
    for (const check of checks) fieldChecks.set(check.text, check);
    const what = address === undefined ? undefined : addressNote(address);
    // Joined, because a string that is put together by `+` is so each time that it is written.
    return {
        text: ['] = { ', text, ' },'].join(''),
        ownLine: [INDENT, INDENT, '{ ', text, ' },'].join(''),
        note: noteBehind(rowNote(undefined, what), printer),
        noteEnd: behindIndex(what) + NOTE_END,
    };
}

function noteOf(subject: string, index: number, { note, noteEnd }: Fields, { plain }: Printer): string {
    return plain || isDigit(subject) ? note : NOTE_START + index + noteEnd;
}

/** The index of an id as C writes it: through the table's macro, with an assertion that it gives this index. */
function indexText(
    row: AccessRow,
    table: AccessTable,
    id: number,
    index: number,
    names: TableNames,
    { indexChecks }: Printer,
): string {
    const name = names.useSubject(table, row, id);
    const text = name ?? plainNumber(id, radixOf(row));
    if (table.macro === undefined) return text;
    const call = `${table.macro.name}(${text})`;
    if (name !== undefined || row.size === 1) indexChecks.add({ text: call, value: index, radix: 10 });
    return call;
}

/** Notes that there are assertions about the ids of a range that have no names. */
function noteNumbers(row: AccessRow, table: AccessTable, names: TableNames, { indexChecks }: Printer): void {
    if (table.macro === undefined) return;
    const { name } = table.macro;
    const radix = radixOf(row);
    indexChecks.addRange({
        form: `${name} ${radix}`,
        first: row.id,
        each: make => row.eachMapped(make),
        hasName: id => names.useSubject(table, row, id) !== undefined,
        textOf: id => `${name}(${plainNumber(id, radix)})`,
    });
}

const radixOf = ({ node }: AccessRow): 2 | 10 | 16 =>
    node.subject.first.kind === 'number' ? node.subject.first.radix : 10;
