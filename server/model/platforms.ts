// The bundled platforms: names written in the language itself, there when a file first asks for them.

import versal from 'names:../platforms/versal.eemi';
import versalNet from 'names:../platforms/versal-net.eemi';
import zynqmp from 'names:../platforms/zynqmp.eemi';
import zynqmpXlnx from 'names:../platforms/zynqmp-xlnx.eemi';
import { type NameRow, scopeOf } from './platform-names';
import type { Target } from './program';
import type { Platform } from './surroundings';

/** Rows are not touched before they are asked for: in the built program they are files of their own. */
const BUNDLED: ReadonlyMap<string, { readonly rows: () => readonly NameRow[]; readonly target: Target }> =
    new Map([
        ['zynqmp', { rows: () => zynqmp, target: 'xen' }],
        ['zynqmp-xlnx', { rows: () => zynqmpXlnx, target: 'xlnx' }],
        ['versal', { rows: () => versal, target: 'xlnx' }],
        ['versal-net', { rows: () => versalNet, target: 'xlnx' }],
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
        const scope = scopeOf(platformFile(name), bundled.rows());
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
