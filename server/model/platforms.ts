// The bundled platforms: names written in the language itself, read when a file first asks for them.

import versal from 'text:../platforms/versal.eemi';
import versalNet from 'text:../platforms/versal-net.eemi';
import zynqmp from 'text:../platforms/zynqmp.eemi';
import zynqmpXlnx from 'text:../platforms/zynqmp-xlnx.eemi';
import { Document } from '../language/document';
import type { Problem } from './problem';
import type { Target } from './program';
import { ResolvedFile } from './resolve';
import type { Platform, Surroundings } from './surroundings';

const BUNDLED: ReadonlyMap<string, { readonly text: string; readonly target: Target }> = new Map([
    ['zynqmp', { text: zynqmp, target: 'xen' }],
    ['zynqmp-xlnx', { text: zynqmpXlnx, target: 'xlnx' }],
    ['versal', { text: versal, target: 'xlnx' }],
    ['versal-net', { text: versalNet, target: 'xlnx' }],
]);

export const PLATFORM_NAMES: readonly string[] = [...BUNDLED.keys()];

const PREFIX = 'platform:';
const known = new Map<string, Platform>();

/** The platform of a name; the same object each time. */
export function platformOf(name: string): Platform | undefined {
    const bundled = BUNDLED.get(name);
    if (bundled === undefined) return undefined;
    let platform = known.get(name);
    if (platform === undefined) {
        const { scope } = new ResolvedFile(PREFIX + name, new Document(bundled.text), NOTHING);
        platform = { name, scope, target: bundled.target };
        known.set(name, platform);
    }
    return platform;
}

/** The file that stands for a platform in places. */
export const platformFile = (name: string): string => PREFIX + name;

/** The name of the platform that a place's file stands for, or `undefined` for a file of the host. */
export const platformOfFile = (file: string): string | undefined =>
    file.startsWith(PREFIX) ? file.slice(PREFIX.length) : undefined;

/** What is wrong with a bundled platform: nothing, as a test proves. */
export const platformProblems = (name: string): readonly Problem[] =>
    new ResolvedFile(PREFIX + name, new Document(BUNDLED.get(name)?.text ?? ''), NOTHING).problems;

const NOTHING: Surroundings = {
    platform: () => undefined,
    platformNames: [],
    imported: () => ({ failure: 'missing' }),
};
