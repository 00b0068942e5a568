// What an editor shows while somebody types, as text for a person who reads it.

import type { CodeLens, CompletionItem, Diagnostic, InlayHint } from 'vscode-languageserver-types';
import type { Typist } from './typist';

/** What is shown at a moment, by the word that stands before it. */
export interface Shown {
    readonly lines: readonly string[];
    readonly offered: readonly string[];
    readonly wrong: readonly string[];
    readonly bulb: readonly string[];
    readonly beside: readonly string[];
    readonly above: readonly string[];
    readonly status: string;
}

export async function shownBy(typist: Typist): Promise<Shown> {
    const { typed, list } = typist;
    const wrong = (await typist.underlined()).map(finding);
    const { text, isBad } = await typist.status();
    return {
        lines: typed.lines,
        offered: list === undefined ? [] : offered(list.items, list.at),
        wrong,
        bulb: (await typist.bulb()).map(({ title }) => title),
        beside: (await typist.hints()).map(besideLine),
        above: (await typist.lenses()).map(aboveLine),
        status: `${text}${isBad ? ' (red)' : ''}`,
    };
}

/** So many items a person sees at a glance. */
const GLANCE = 4;

function offered(items: readonly CompletionItem[], at: number): string[] {
    const first = items
        .slice(at, at + GLANCE)
        .map(({ label, detail = '' }) => `${label}  ${detail}`.trimEnd());
    const more = items.length - at - first.length;
    return [...first, ...(more > 0 ? [`and ${more} more`] : [])];
}

const finding = ({ range: { start, end }, severity, code, message }: Diagnostic): string => {
    const place = `${start.line + 1}:${start.character + 1}-${end.character + 1}`;
    const [first] = asText(message).split('\n');
    return `${place} ${SEVERITIES[severity ?? 1]} ${code}: ${first}`;
};

/** By the protocol's number. */
const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

const asText = (message: Diagnostic['message']): string =>
    typeof message === 'string' ? message : message.value;

const besideLine = ({ position: { line }, label }: InlayHint): string =>
    `${line + 1} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`;

const aboveLine = ({ range: { start }, command }: CodeLens): string =>
    `${start.line + 1} ${command?.title ?? '…'}`;
