// What the imports of an editor have in common: what can be done about what is not converted, and how long it may wait.

import { MOST_AT_ONCE } from '../c/work';
import type { ConvertOptions } from './convert';
import { REMEDIES_IN_EDITOR } from './remedies';

export const IN_EDITOR: Required<Pick<ConvertOptions, 'mostAtOnce' | 'remedies'>> = {
    mostAtOnce: MOST_AT_ONCE,
    remedies: REMEDIES_IN_EDITOR,
};
