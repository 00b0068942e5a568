// Configurations of ImageBuilder, which writes boot scripts for boards without xl. They are no guest's, and are told apart from those so
// that it can be said what to give instead.

import { type Place, placesIn } from './place';

export interface ImageBuilderFile {
    /** Where its first setting of a guest stands. */
    readonly place: Place;
    readonly text: string;
    /** The partial device trees that it names, as it names them. */
    readonly trees: readonly string[];
}

/** What a text says if it is such a configuration: a shell script that counts the guests, or sets something of one of them. */
export function imageBuilderFile(text: string): ImageBuilderFile | undefined {
    const found = SETTING.exec(text);
    if (found === null) return undefined;
    const start = found.index + found[0].length - (found[1] ?? '').length;
    const place = placesIn(text)({ start, end: start + (found[1] ?? '').length });
    const trees = Array.from(text.matchAll(TREE), ([, tree = '']) => tree);
    return { place, text: found[1] ?? '', trees: [...new Set(trees)] };
}

const SETTING = /^[ \t]*(NUM_DOMUS|DOMU_[A-Z_]+(?:\[\d+\])?)(?=[ \t]*=)/m;
const TREE = /^[ \t]*DOMU_PASSTHROUGH_DTB\[\d+\][ \t]*=[ \t]*["']?([^"'\s#]+)/gm;
