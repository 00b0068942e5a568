// Pieces of Markdown, of any text: none can break out of its piece.

import type { Workspace } from '../workspace';
import { nameOfFile } from './valueText';

/** Text as code in a line; it may hold backquotes. */
export function code(text: string): string {
    const visible = text.replaceAll('\n', ' ').replaceAll('\r', ' ');
    return visible.includes('`') ? `\`\` ${visible.replaceAll('``', "''")} \`\`` : `\`${visible}\``;
}

/** Lines as a block of code of a language. */
export const fenced = (language: string, lines: readonly string[]): string =>
    `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;

/** A link to a line (from 0) of a file, by the file's name and the line from 1. */
export const placeLink = (workspace: Workspace, { file, line }: { file: string; line: number }): string =>
    link(`${nameOfFile(file)}:${line + 1}`, `${workspace.uriOf(file)}#L${line + 1}`);

/** A link whose text may be anything. */
export const link = (text: string, uri: string): string => {
    let escaped = '';
    for (const char of text) escaped += '\\`*_{}[]<>()#!|~&'.includes(char) ? `\\${char}` : char;
    return `[${escaped}](<${uri.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;
};

/** Sections as one text; those that are missing are left out. */
export const sections = (parts: readonly (string | undefined)[]): string =>
    parts.filter(part => part !== undefined && part !== '').join('\n\n');
