// What can be done about an output, by the state of the file in its place: a lens and a quick fix offer the same, in the same words.

import type { Command } from 'vscode-languageserver-types';
import type { Freshness } from '../../emit/freshness-words';
import type { OutputStatement } from '../../model/program';
import type { Workspace } from '../workspace';

/** The command that writes a file's outputs; its argument is the URI of the file. */
const EMIT_COMMAND = 'eemi.emit';
/** The command that does so over edited ones too, after asking. */
const OVERWRITE_COMMAND = 'eemi.overwrite';
/** The command that takes what was changed by hand in a header over into its source, after asking; its arguments are the URIs of both. */
const TAKE_OVER_COMMAND = 'eemi.takeOver';
/** The command of an editor that compares an output with what would be generated; its arguments are the URIs of both and the format. */
const COMPARE_COMMAND = 'eemi.compareOutput';

/** The commands for an output, the harmless ones first. `compares`: whether the editor can compare outputs. */
export function outputCommands(
    { uriOf }: Pick<Workspace, 'uriOf'>,
    file: string,
    { file: path, format }: OutputStatement,
    state: Freshness,
    compares: boolean,
): Command[] {
    const source = uriOf(file);
    const output = uriOf(path);
    const emit = { title: 'Emit now', command: EMIT_COMMAND, arguments: [source] };
    const overwrite = { title: 'Overwrite…', command: OVERWRITE_COMMAND, arguments: [source] };
    const takeOver = {
        title: 'Take over into the source…',
        command: TAKE_OVER_COMMAND,
        arguments: [source, output],
    };
    const compare = { title: 'Compare', command: COMPARE_COMMAND, arguments: [source, output, format] };
    switch (state) {
        case 'fresh':
            return [];
        case 'missing':
            return [emit];
        case 'stale':
        case 'old-banner':
        case 'conflict':
            return compares ? [emit, compare] : [emit];
        // To emit would be refused.
        case 'edited':
            return [...(compares ? [compare] : []), takeOver, overwrite];
        case 'claimed':
        case 'foreign':
            return compares ? [compare, overwrite] : [overwrite];
    }
}
