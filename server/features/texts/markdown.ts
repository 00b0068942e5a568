// Pieces of Markdown with any text in them: no text can break out of its piece.

import type { Workspace } from '../workspace';
import { nameOfFile } from './valueText';

/** Text as inline code; it may contain backquotes. */
export function code(text: string): string {
    const visible = text.replaceAll('\n', ' ').replaceAll('\r', ' ');
    return visible.includes('`') ? `\`\` ${visible.replaceAll('``', "''")} \`\`` : `\`${visible}\``;
}

/** Lines as a block of code in a language. */
export const fenced = (language: string, lines: readonly string[]): string =>
    `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;

/** A link to a line (from 0) of a file; its text is the file's name and the line number, from 1. */
export const placeLink = (workspace: Workspace, { file, line }: { file: string; line: number }): string =>
    link(`${nameOfFile(file)}:${line + 1}`, `${workspace.uriOf(file)}#L${line + 1}`);

/** A link with any text. */
export const link = (text: string, uri: string): string =>
    `[${escapedText(text)}](<${uri.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;

/** Text that means nothing in Markdown. */
export function escapedText(text: string): string {
    let escaped = '';
    for (const char of text) escaped += '\\`*_{}[]<>()#!|~&'.includes(char) ? `\\${char}` : char;
    return escaped;
}

/** Joins sections into one text; missing ones are left out. */
export const sections = (parts: readonly (string | undefined)[]): string =>
    parts.filter(part => part !== undefined && part !== '').join('\n\n');
