// The lines that a row of a source has in the files that were generated from it.

import { judgeFile } from '../../emit/generated-file';
import type { Range } from '../../language/document';
import type { Steps } from '../../language/steps';
import type { Program } from '../../model/program';
import type { Workspace } from '../workspace';
import { generatedDocument } from './generatedDocument';

export interface GeneratedPlace {
    readonly file: string;
    readonly range: Range;
}

/** By file: those of the outputs that the source and its importers name, as they are now in the editor or on disk. */
export function* generatedPlaces(workspace: Workspace, file: string, line: number): Steps<GeneratedPlace[]> {
    const places: GeneratedPlace[] = [];
    for (const source of [file, ...workspace.importers(file)]) {
        const program = workspace.analysis(source)?.program;
        for (const path of program === undefined ? [] : outputsOf(program)) {
            const text = workspace.output(path);
            if (program === undefined || text === undefined) continue;
            const judged = yield* judgeFile(program, path, text);
            const document = generatedDocument({
                file: path,
                text,
                source,
                known: { program, errors: 0, judged },
            });
            for (const range of document.rangesOf(file, line)) places.push({ file: path, range });
        }
    }
    return places;
}

const outputsOf = ({ outputs }: Program): string[] => outputs.map(({ file }) => file);
