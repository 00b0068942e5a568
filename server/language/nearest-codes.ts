// The codes that are spelt most like a word in a waiver.

import { type Code, codes, isCode, isWaivable } from '../diagnostics';
import { nearestWords } from './nearest';

/** The codes that can be waived and are spelt most like a word. */
export const nearestCodes = (word: string): readonly Code[] =>
    nearestWords(codes().filter(isWaivable), word).filter(isCode);
