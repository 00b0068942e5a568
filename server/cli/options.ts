// Options that several commands have, and what their values are read as.

import { InvalidArgumentError, Option } from 'commander';
import type { CDefinition } from '../c/reading';
import { isProcessId } from '../lsp/server-options';
import { PLATFORM_NAMES } from '../model/platforms';
import { type Edition, traitsOf } from '../model/targets';

const { editions: EDITIONS } = traitsOf('xlnx');

/** Which changes of access fail a run. */
export const failOnOption = (): Option =>
    new Option('--fail-on <changes>', 'exit with 1 if somebody gains something, at any change, or never')
        .choices(['widen', 'any', 'none'])
        .default('widen');

/** An option for the edition of the rules that a version is asked by. */
export const rulesOption = (flag: string, version: string): Option =>
    editionOption(`${flag} <year>`, `ask the ${version} version by the rules of this edition of target xlnx`);

export const editionOption = (flags: string, description: string): Option =>
    new Option(flags, description).choices(EDITIONS.map(String)).argParser(editionOf);

export const platformOption = (description: string): Option =>
    new Option('--platform <platform>', description).choices(PLATFORM_NAMES);

/** `NAME=BODY`, or `NAME` alone, which is 1, as compilers have it. */
export const defining =
    (definitions: CDefinition[]) =>
    (text: string): void => {
        const at = text.indexOf('=');
        definitions.push(
            at === -1
                ? { name: macroName(text), body: '1' }
                : { name: macroName(text.slice(0, at)), body: text.slice(at + 1) },
        );
    };

/** The edition that a year names. */
function editionOf(text: string): Edition {
    const edition = EDITIONS.find(each => `${each}` === text);
    if (edition === undefined) throw new InvalidArgumentError(`Allowed choices are ${EDITIONS.join(', ')}.`);
    return edition;
}

/** The name of a macro, perhaps with parameters. */
export function macroName(text: string): string {
    if (!/^[A-Za-z_]\w*(\(.*\))?$/.test(text)) throw new InvalidArgumentError('It is no name of a macro.');
    return text;
}

/** The number of a process: 0 and less stand for groups of them. */
export function processId(text: string): string {
    if (!isProcessId(text)) throw new InvalidArgumentError('It is no number of a process.');
    return text;
}
