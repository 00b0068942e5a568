// wrong-frame: a row that grants a device through the page of another one, or of none. unusual-frame: a node that is granted through
// another of its pages than the one that tables use.

import { short, thatFits } from '../diagnostics/phrases';
import { isBeyond } from '../model/chip';
import { type Fix, type Problem, preferred, problem, rangeIn, replace } from '../model/problem';
import type { AccessKind, AccessRow, FrameUse } from '../model/program';
import { deviceText, type Misfit, misfitIn, rightFrames } from './fitting';
import { type Ask, eachRow } from './forms';
import { rowMeant } from './meant-pages';
import { frameText } from './places';

export const wrongFrame = eachRow({
    codes: ['wrong-frame', 'unusual-frame'],
    of: ['node', 'reset'],
    find(row, ask) {
        const kind = ask.kind === 'node' ? 'node' : 'reset';
        const misfit = misfitIn(row, kind, ask);
        if (misfit === undefined || ask.isContested(misfit.id) || isNumberWrong(row, ask)) return undefined;
        const { frame } = row;
        if (frame === undefined) return undefined;
        return misfit.isOwn ? unusual(row, frame, misfit) : wrong(row, kind, frame, misfit);
    },
});

/** Whether the page is only another one because its number is wrong, which has a message of its own. */
function isNumberWrong(row: AccessRow, ask: Ask): boolean {
    const { address, frameName } = row;
    if (frameName !== undefined) return ask.isDeclaredWrong(frameName);
    const isOffChip = address !== undefined && ask.chip !== undefined && isBeyond(address, ask.chip);
    return isOffChip || rowMeant(row, ask) !== undefined;
}

function wrong({ line }: AccessRow, kind: AccessKind, frame: FrameUse, misfit: Misfit): Problem {
    const device = deviceText(kind, misfit);
    const params = {
        kind,
        device,
        frame: frameText(frame),
        right: misfit.right[0]?.name,
        owners: misfit.owners.map(({ name }) => name),
        disputed: misfit.disputed,
    };
    const fixes = rightFrames(misfit).map(({ name }) => fixOf(line, frame, device, name));
    const [only, ...others] = misfit.disputed.length === 0 ? fixes : [];
    return problem('wrong-frame', rangeIn(line, frame.node), params, {
        fixes: only !== undefined && others.length === 0 ? [preferred(only)] : fixes,
    });
}

function unusual({ line }: AccessRow, frame: FrameUse, misfit: Misfit): Problem | undefined {
    const usual = misfit.right[0]?.name;
    if (usual === undefined) return undefined;
    const device = deviceText('node', misfit);
    return problem(
        'unusual-frame',
        rangeIn(line, frame.node),
        { device, frame: frameText(frame), usual },
        {
            fixes: [fixOf(line, frame, device, usual)],
        },
    );
}

function fixOf(line: number, frame: FrameUse, device: string, right: string): Fix {
    const title = thatFits(
        `Write ${right}: its owner gets ${device}, and the owner of ${frameText(frame)} loses it`,
        `Write ${short(right)}: its owner gets it instead`,
    );
    return replace(title, line, frame.node, right);
}
