// completionItem/resolve: the documentation of a completion, made when the editor shows it.

import type { CompletionItem } from 'vscode-languageserver-types';
import { isCode } from '../diagnostics';
import { documentationOf } from '../diagnostics/documentation';
import { PLATFORM_NAMES } from '../model/platforms';
import type { Program } from '../model/program';
import { type Meaning, meaningOfDomain, meaningOfWord } from './places/meaning';
import { keywordMarkdown } from './texts/keywords';
import { meaningMarkdown } from './texts/nameMarkdown';
import type { Workspace } from './workspace';

/** The item with its documentation. An item without documentation, or from elsewhere, is returned unchanged. */
export function completionResolve(workspace: Workspace, item: CompletionItem): CompletionItem {
    const value = documentationFor(workspace, item.data);
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function documentationFor(workspace: Workspace, data: unknown): string | undefined {
    const code = stringIn(data, 'code');
    if (code !== undefined) return isCode(code) ? documentationOf(code, `**${code}**`) : undefined;
    const word = stringIn(data, 'word');
    if (word !== undefined) return keywordMarkdown(word, PLATFORM_NAMES);
    const program = workspace.analysis(stringIn(data, 'file') ?? '')?.program;
    if (program === undefined) return undefined;
    const meaning = meaningOf(program, data);
    return meaning && meaningMarkdown(workspace, program, meaning);
}

function meaningOf(program: Program, data: unknown): Meaning | undefined {
    const name = stringIn(data, 'name');
    if (name !== undefined) return meaningOfWord(program, name);
    const domain = stringIn(data, 'domain');
    return domain === undefined ? undefined : meaningOfDomain(program, domain);
}

/** An editor may send back anything. */
function stringIn(data: unknown, key: string): string | undefined {
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
    const value: unknown = Reflect.get(data, key);
    return typeof value === 'string' ? value : undefined;
}
