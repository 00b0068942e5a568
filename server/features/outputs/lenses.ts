// The lenses on the banner of a generated file: how it compares with its source, and what can be done about that.

import type { CodeLens, Command } from 'vscode-languageserver-types';
import { READ_FAILURES } from '../../diagnostics/failures';
import { count } from '../../diagnostics/phrases';
import { FRESHNESS_WORDS } from '../../emit/freshness-words';
import { baseName } from '../../model/paths';
import { rangeIn } from '../../model/problem';
import { outputCommands } from '../texts/outputCommands';
import type { GeneratedDocument, KnownSource } from './generatedDocument';

/** What lenses depend on besides the document. */
export interface LensNeeds {
    /** The URI of a file. */
    readonly uriOf: (file: string) => string;
    /** Whether the editor can compare outputs. */
    readonly compares: boolean;
    /** Whether the editor can open a file that it is told to. */
    readonly opens: boolean;
}

/** The command that opens a source; its argument is the URI. */
const OPEN_COMMAND = 'eemi.openSource';

export function lensesOf(document: GeneratedDocument, needs: LensNeeds): CodeLens[] {
    const range = rangeIn(document.banner, { start: 0, end: 0 });
    const { known, source } = document.input;
    const open: Command = {
        title: 'Open the source',
        command: OPEN_COMMAND,
        arguments: [needs.uriOf(source)],
    };
    const commands = [
        ...(typeof known === 'string' ? [] : commandsFor(known, needs)),
        ...(needs.opens && typeof known !== 'string' ? [open] : []),
    ];
    return [{ title: document.title, command: '' }, ...commands].map(command => ({ range, command }));
}

/** What its `emit` line offers as well; nothing for a file that the source does not name, and so does not write. */
function commandsFor(
    { program, errors, judged: { state, named } }: KnownSource,
    needs: LensNeeds,
): Command[] {
    if (errors > 0 || named === undefined) return [];
    return outputCommands(needs, program.file, named, state, needs.compares);
}

/** How a generated file compares with its source, in a few words. */
export function titleOf(document: GeneratedDocument): string {
    const { known, source } = document.input;
    const name = baseName(source);
    if (known === 'no source') return `Generated from ${name}, which is no .eemi file`;
    if (typeof known === 'string') return `Generated from ${name}, which ${READ_FAILURES[known].message}`;
    const { errors, judged } = known;
    if (errors > 0) return `Generated from ${name}, which has ${count(errors, 'error')}: not compared`;
    const { state, named, copyOf } = judged;
    const title =
        state === 'edited' || state === 'foreign' ? editedTitle(document) : FRESHNESS_WORDS[state].title;
    if (copyOf !== undefined) return `${title} (a copy of ${baseName(copyOf)}, which ${name} names)`;
    return named === undefined ? `${title} (${name} does not name this file)` : `${title} (${name})`;
}

function editedTitle(document: GeneratedDocument): string {
    const { conflict, edited } = document;
    if (conflict !== undefined) return 'In a merge conflict, of which a side was edited by hand';
    const rows = edited.parts.filter(({ kind }) => kind !== 'lines').length;
    const differ =
        rows === 0 ? 'no row differs' : `${count(rows, 'row')} ${rows === 1 ? 'differs' : 'differ'}`;
    const what = edited.isOfNow ? 'Edited by hand' : 'Edited by hand, and its source has changed since';
    if (edited.isLong) return what;
    return `${what}: ${differ}`;
}
