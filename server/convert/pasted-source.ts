// Declarations of C that were pasted outside the blocks of a file: what an import makes of them, as lines that go into that file.

import { count, short } from '../diagnostics/phrases';
import type { Steps } from '../language/steps';
import type { Target } from '../model/targets';
import type { Conversion, ConvertOptions } from './convert';
import type { PlatformNames } from './platform-names';
import type { Refusal } from './refusals';
import { isFailure } from './remarks';

/** The file that C was pasted into. */
export interface Around {
    /** Its names, as those of a platform. */
    readonly names: PlatformNames;
    /** The platforms of which it may become, if it has none. */
    readonly platforms: readonly PlatformNames[];
    /** Which of these statements it has. */
    readonly statements: readonly ('platform' | 'target' | 'license')[];
    readonly target: Target;
}

export interface PastedSource {
    readonly lines: readonly string[];
    /** What they are instead of the C, as a title. */
    readonly title: string;
}

type Names = Pick<ConvertOptions, 'platforms' | 'platform'>;

/**
 * What goes into the file: with its names or those of the platform that fits, whichever leaves less out. Nothing if there is no table, or
 * if the file has another target.
 */
export function* pastedSource(
    around: Around,
    converting: (names: Names) => Steps<Conversion | Refusal>,
): Steps<PastedSource | undefined> {
    const { names, platforms, statements, target } = around;
    const own: Names = { platforms: [names], platform: names.name };
    const ways = platforms.length === 0 ? [own] : [{ platforms, platform: undefined }, own];
    const made: Conversion[] = [];
    for (const way of ways) {
        const conversion = yield* converting(way);
        if (!('refusal' in conversion)) made.push(conversion);
    }
    const [best] = made.sort((a, b) => lostIn(a) - lostIn(b));
    if (best === undefined || best.tables.every(({ rows }) => rows === 0)) return undefined;
    if (statements.includes('target') && best.target !== target) return undefined;
    return { lines: linesFor(around, best), title: titleOf(best) };
}

/** How many rows are lost. What a compiler refuses elsewhere, nobody pastes to have it compiled. */
const lostIn = ({ remarks }: Conversion): number =>
    remarks.filter(remark => isFailure(remark) && remark.kind !== 'error').length;

/** Without the statements that the file has itself, and the platform that its own names were taken for. */
function linesFor({ names, platforms, statements, target }: Around, { lines, target: own }: Conversion) {
    const isSaid = (text: string): boolean =>
        text === `platform ${names.name}` ||
        (platforms.length === 0 && own === target && text === `target ${target}`) ||
        statements.some(word => text.startsWith(`${word} `));
    const texts = lines.map(({ text }) => text).filter(text => !isSaid(text));
    return texts.slice(texts.findIndex(text => text !== ''));
}

/** What else the C says is gone, and so the title says that all of it is replaced. */
function titleOf(conversion: Conversion): string {
    const { tables } = conversion;
    const all = count(
        tables.reduce((sum, { rows }) => sum + rows, 0),
        'row',
    );
    const [only, ...others] = tables;
    const isOne = only !== undefined && others.length === 0;
    const lost = lostIn(conversion);
    return [
        `Replace this C by ${isOne ? `the table ${short(only.name)}` : `${tables.length} tables`} (${all})`,
        ...(lost === 0 ? [] : [`${count(lost, 'row')} cannot be said: a comment`]),
        ...tables.flatMap(({ said }) => said),
    ].join('; ');
}
