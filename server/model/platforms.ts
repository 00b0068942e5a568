// The bundled platforms: names written in the language itself and resolved in advance (`npm run names`), there when a file
// first asks for them.

import versal from 'text:../platforms/generated/versal.json';
import versalNet from 'text:../platforms/generated/versal-net.json';
import zynqmp from 'text:../platforms/generated/zynqmp.json';
import zynqmpXlnx from 'text:../platforms/generated/zynqmp-xlnx.json';
import { scopeOf } from './platform-names';
import type { Target } from './program';
import type { Platform } from './surroundings';

/** A text is read only when it is needed: in the built program it is a file of its own. */
const BUNDLED: ReadonlyMap<string, { readonly names: () => string; readonly target: Target }> = new Map([
    ['zynqmp', { names: () => zynqmp, target: 'xen' }],
    ['zynqmp-xlnx', { names: () => zynqmpXlnx, target: 'xlnx' }],
    ['versal', { names: () => versal, target: 'xlnx' }],
    ['versal-net', { names: () => versalNet, target: 'xlnx' }],
]);

export const PLATFORM_NAMES: readonly string[] = [...BUNDLED.keys()];

const PREFIX = 'platform:';
const known = new Map<string, Platform>();

/** The platform with this name; the same object each time. */
export function platformOf(name: string): Platform | undefined {
    const bundled = BUNDLED.get(name);
    if (bundled === undefined) return undefined;
    let platform = known.get(name);
    if (platform === undefined) {
        const scope = scopeOf(platformFile(name), JSON.parse(bundled.names()));
        platform = { name, scope, target: bundled.target };
        known.set(name, platform);
    }
    return platform;
}

/** The file name that places use for a platform. */
export const platformFile = (name: string): string => PREFIX + name;

/** The platform of a place's file, or `undefined` for a file of the host. */
export const platformOfFile = (file: string): string | undefined =>
    file.startsWith(PREFIX) ? file.slice(PREFIX.length) : undefined;
