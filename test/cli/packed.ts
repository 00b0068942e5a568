// The package as npm makes it of the build that is there, and npm as it is installed beside this Node, without settings of the machine
// and without a network.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const { PATH = '' } = process.env;

/** A folder for the tests of a file, which is removed after them. */
export const scratch = mkdtempSync(path.join(tmpdir(), 'eemi-acl-package-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

export const NPM = {
    PATH: `${path.dirname(process.execPath)}:${PATH}`,
    HOME: path.join(scratch, 'home'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
};
mkdirSync(NPM.HOME);

export const npm = (...args: readonly string[]): string =>
    execFileSync('npm', args, { env: NPM, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

interface Packed {
    readonly filename: string;
    readonly size: number;
    readonly files: readonly { readonly path: string }[];
}

// Without the scripts: the build is there already, and other tests use it.
const made: readonly Packed[] = JSON.parse(
    npm('pack', '--ignore-scripts', '--json', '--pack-destination', scratch),
);
const [first] = made;
if (first === undefined) throw new Error('npm packed nothing');

export const packed: Packed = first;
export const archive = path.join(scratch, packed.filename);
