// unknown-platform: which bundled platforms a name may mean that is none's, by its spelling and by the names that the file uses.

import { isSameWord, nearestWords } from '../../language/nearest';
import type { Steps } from '../../language/steps';
import type { Unknown } from '../kept/notes';
import { type Fix, type Problem, preferred, replace } from '../problem';
import { distinct, type Judged, knowledgeOf, platformIn, type Written } from './wrong-platform';

/** The finding of an unknown platform, with its fixes; `unknowns` are the file's names that have no meaning without it. */
export function* withPlatforms(
    program: Judged,
    found: Problem,
    unknowns: readonly Unknown[],
): Steps<Problem> {
    const written = platformIn(program);
    if (written === undefined) return found;
    const all = yield* knowledgeOf(program.allPlatforms(), unknowns);
    const near = nearestWords(
        all.map(({ platform }) => platform.name),
        written.name,
    );
    const most = Math.max(1, ...all.map(({ names }) => distinct(names)));
    const likely = all
        .map(({ platform: { name }, names }) => ({
            name,
            knows: distinct(names),
            isNear: near.includes(name),
        }))
        .filter(({ knows, isNear }) => knows === most || isNear)
        .sort((a, b) => b.knows - a.knows || near.indexOf(a.name) - near.indexOf(b.name))
        .map(({ name }) => name);
    // Where nothing speaks for any, each is as good.
    const offered = likely.length > 0 ? likely : all.map(({ platform }) => platform.name);
    return { ...found, fixes: offered.map(name => fixOf(written, name, offered.length === 1)) };
}

function fixOf({ name, line, node }: Written, platform: string, isOnly: boolean): Fix {
    const fix = replace(`Write ${platform}`, line, node, platform);
    return isOnly || isSameWord(platform, name) ? preferred(fix) : fix;
}
