// The attacks, in the order in which they are tried.

import type { Attack } from './attack';
import { damagedC } from './c';
import { commands } from './commands';
import { configs } from './configs';
import { fixes } from './fixes';
import { generatedFiles } from './generated';
import { kills } from './kills';
import { damagedOutputs, randomOutputs } from './outputs';
import { policies } from './policies';
import { renames } from './renames';
import { requests } from './requests';
import { swaps } from './swaps';
import { trees } from './trees';

export const ATTACKS: readonly Attack[] = [
    requests,
    generatedFiles,
    policies,
    randomOutputs,
    damagedOutputs,
    fixes,
    renames,
    kills,
    swaps,
    configs,
    damagedC,
    trees,
    commands,
];
