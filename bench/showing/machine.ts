// What the numbers were measured on. Nothing in it identifies the machine or its user.

import { readFileSync } from 'node:fs';
import os from 'node:os';
import { CLANGD, ECHO, missing, versionOf } from '../driving/programs';

/** Each line has a name. */
export function machine(): readonly (readonly [string, string])[] {
    const processors = os.cpus();
    return [
        ['processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`],
        ['memory', `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB`],
        ['system', `${distribution()}, ${os.type()} ${os.release()}`],
        ['Node', process.version],
        [ECHO.name, ECHO_PACKAGES.map(name => `${name} ${lockedVersion(name)}`).join(', ')],
        ...['clang', CLANGD.command, 'gcc'].map(tool => [tool, versionOf(tool) ?? missing(tool)] as const),
    ];
}

const ECHO_PACKAGES = ['vscode-languageserver', 'vscode-languageserver-textdocument'];

function lockedVersion(name: string): string {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    return String(devDependencies[name]);
}

function distribution(): string {
    try {
        return /^PRETTY_NAME="(.*)"/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? os.platform();
    } catch {
        return os.platform();
    }
}
