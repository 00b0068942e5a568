// Which domain may use what, for a view beside the document.

import { errorsOf } from '../checks/analyse';
import type { Workspace } from '../features/workspace';
import { inPieces, type Steps } from '../language/steps';
import { accessData, accessTrace } from '../questions/access-view';
import type { AccessData } from '../view/access';
import type { AccessTraceParams } from './protocol';

/** To say why takes as long as to look at so many lines. */
const LINES_A_REASON = 32;

/** The data of the view, in pieces; `null` for a file that cannot be read. */
export function* accessOf(workspace: Workspace, file: string): Steps<AccessData | null> {
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return null;
    const { program, problems } = analysis;
    return yield* accessData(program, {
        errors: errorsOf(problems).length,
        uriOf: path => workspace.uriOf(path),
    });
}

/** Why a domain may use something or not, or why each domain, a sentence each, in pieces; empty for what is not there (any more). */
export function* accessTraceOf(
    workspace: Workspace,
    file: string,
    { kind, id, domain }: Omit<AccessTraceParams, 'textDocument'>,
): Steps<string[]> {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return [];
    const names = program.domains.map(({ name }) => name).filter(name => domain === null || name === domain);
    const sentences: string[] = [];
    const explain = (name: string): void => {
        sentences.push(...accessTrace(program, kind, id, name));
    };
    yield* inPieces(names, explain, () => LINES_A_REASON);
    return sentences;
}
