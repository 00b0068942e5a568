// wrong-platform: a file without a platform, or with that of another chip. All names that follow from that get one message.

import type { Params } from '../../diagnostics';
import { eolOf } from '../../language/lines';
import { inPieces, type Steps } from '../../language/steps';
import type { NameNode } from '../../language/syntax';
import type { Chip } from '../chip';
import type { Unknown } from '../kept/notes';
import { isNameEntry } from '../names';
import { type Fix, insertLines, type Problem, problem, rangeIn, replace } from '../problem';
import type { Program } from '../program';
import type { Platform } from '../surroundings';
import { otherChip } from './absent-rows';

/** With fewer names, it is likelier that one of them was meant than that the whole file is for another chip. */
const FEWEST = 3;
/** The same for a file without a platform. */
const FEWEST_WITHOUT = 2;

export interface Judged extends Pick<Program, 'document' | 'platform' | 'scope' | 'tables'> {
    readonly allPlatforms: () => readonly Platform[];
}

export interface WrongPlatform {
    readonly problem: Problem;
    /** The unknown names that it is about. */
    readonly explains: ReadonlySet<Unknown>;
}

/** What is wrong with the platform, if that explains unknown names, which are given in any order. */
export function* wrongPlatform(
    program: Judged,
    unknowns: readonly Unknown[],
): Steps<WrongPlatform | undefined> {
    return (yield* explaining(program, unknowns)) ?? ofOtherChip(program, unknowns);
}

/** What is wrong if the rows are for devices that only another chip has, whose names are known here too. */
function ofOtherChip(program: Judged, unknowns: readonly Unknown[]): WrongPlatform | undefined {
    const other = otherChip(program, program.allPlatforms);
    const [first] = other?.names ?? [];
    const written = other && platformIn(program);
    if (written === undefined || other === undefined || first === undefined) return undefined;
    const params = {
        name: first.name,
        others: other.names.length - 1,
        written: written.name,
        differs: 'devices' as const,
        platforms: other.platforms.map(({ name }) => name),
    };
    const explained = unknowns.filter(each => other.platforms.some(platform => has(platform, each)));
    return { problem: found(program, undefined, params), explains: new Set(explained) };
}

/** What is wrong if that explains unknown names. */
function* explaining(program: Judged, unknowns: readonly Unknown[]): Steps<WrongPlatform | undefined> {
    const fewest = program.platform === undefined ? FEWEST_WITHOUT : FEWEST;
    if (distinct(unknowns) < fewest) return undefined;
    const others = program.allPlatforms().filter(({ name }) => name !== program.platform);
    const known = yield* knowledgeOf(others, unknowns);
    const most = Math.max(0, ...known.map(({ names }) => distinct(names)));
    const best = known.filter(({ names }) => distinct(names) === most);
    const explained = inOrder(best[0]?.names ?? []);
    const written = platformIn(program);
    if (most < fewest || (program.platform !== undefined && written === undefined)) return undefined;
    const params = {
        name: nameOf(explained[0]),
        others: most - 1,
        written: written?.name,
        differs:
            best[0]?.platform.chip === chipOf(program, written?.name) ? ('tree' as const) : ('chip' as const),
        platforms: best.map(({ platform }) => platform.name),
    };
    return { problem: found(program, explained[0], params), explains: new Set(explained) };
}

/** Which of some names each of some platforms has. */
export function* knowledgeOf(
    platforms: readonly Platform[],
    unknowns: readonly Unknown[],
): Steps<readonly Knowledge[]> {
    const known = platforms.map(platform => ({ platform, names: [] as Unknown[] }));
    yield* inPieces(unknowns, unknown => {
        for (const { platform, names } of known) if (has(platform, unknown)) names.push(unknown);
    });
    return known;
}

interface Knowledge {
    readonly platform: Platform;
    readonly names: readonly Unknown[];
}

const chipOf = ({ allPlatforms }: Judged, name: string | undefined): Chip | undefined =>
    allPlatforms().find(platform => platform.name === name)?.chip;

function found(
    program: Pick<Program, 'document' | 'platform'>,
    first: Unknown | undefined,
    params: Params<'wrong-platform'>,
): Problem {
    const written = platformIn(program);
    const range = written
        ? rangeIn(written.line, written.node)
        : rangeIn(first?.at.number ?? 0, first?.span ?? { start: 0, end: 0 });
    const fixes = params.platforms.map(name =>
        written ? replace(`Write ${name}`, written.line, written.node, name) : added(program, name),
    );
    return problem('wrong-platform', range, params, { fixes });
}

/** Adds the statement before the first one of the file. */
function added({ document }: Pick<Program, 'document'>, name: string): Fix {
    const line = document.structure[0]?.number ?? 0;
    return insertLines(`Write platform ${name}`, line, `platform ${name}${eolOf(document)}`);
}

/** The platform that a file names itself, and where. */
export interface Written {
    readonly line: number;
    readonly name: string;
    readonly node: NameNode;
}

export function platformIn({ document }: Pick<Program, 'document'>): Written | undefined {
    for (const { number, node } of document.structure) {
        const { statement } = node;
        if (statement.kind === 'platform' && statement.name)
            return { line: number, name: statement.name.name, node: statement.name };
    }
    return undefined;
}

function has({ scope }: Platform, unknown: Unknown): boolean {
    if (!('kinds' in unknown)) return false;
    const entry = scope.get(unknown.name);
    return isNameEntry(entry) && unknown.kinds.includes(entry.kind);
}

const nameOf = (unknown: Unknown | undefined): string =>
    unknown !== undefined && 'name' in unknown ? unknown.name : '';

/** How many different names these are. */
export const distinct = (unknowns: readonly Unknown[]): number => new Set(unknowns.map(nameOf)).size;

const inOrder = (unknowns: readonly Unknown[]): Unknown[] =>
    [...unknowns].sort((a, b) => a.at.number - b.at.number || a.span.start - b.span.start);
