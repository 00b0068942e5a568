// The extension's package, made as `npm run package` does, but from the programs that are already built.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Package {
    /** Its full path. */
    readonly file: string;
    /** What the packer printed. */
    readonly said: string;
}

/** The project's files in the package, as paths from its root; the packer adds two files of its own. */
export const CONTENT: readonly string[] = [
    'LICENSE.txt',
    'changelog.md',
    'dist/THIRD-PARTY.txt',
    'dist/access-page.js',
    'dist/access.js',
    'dist/bad-number.js',
    'dist/comparing.js',
    'dist/config.js',
    'dist/conflict.js',
    'dist/against.js',
    'dist/convert.js',
    'dist/diagnostics.js',
    'dist/extension.js',
    'dist/keywords.js',
    'dist/license.js',
    'dist/mending.js',
    'dist/nearest.js',
    'dist/other-forms.js',
    'dist/suggestions.js',
    'dist/passthrough.js',
    'dist/generated-documents.js',
    'dist/generated.js',
    'dist/header.js',
    'dist/platforms/versal-net.eemi',
    'dist/platforms/versal.eemi',
    'dist/platforms/versal2.eemi',
    'dist/platforms/zynqmp-xlnx.eemi',
    'dist/platforms/zynqmp.eemi',
    'dist/server-program.js',
    'dist/server.js',
    'dist/surfaces.js',
    'dist/texts/documentation.txt',
    'dist/texts/said.txt',
    'dist/texts/tables.ts',
    'dist/texts/versal-net.json',
    'dist/texts/versal.json',
    'dist/texts/versal2.json',
    'dist/texts/xen.ts',
    'dist/texts/xlnx.ts',
    'dist/texts/zynqmp-xlnx.json',
    'dist/texts/zynqmp.json',
    'docs/diagnostics.md',
    'docs/eemi.schema.json',
    'docs/language.md',
    'docs/platforms.md',
    'images/file-dark.svg',
    'images/file-light.svg',
    'images/icon.png',
    'package.json',
    'readme.md',
    'syntaxes/eemi-changes.tmLanguage.json',
    'syntaxes/eemi.markdown.json',
    'syntaxes/eemi.tmLanguage.json',
    'syntaxes/language-configuration.json',
    'walkthrough/example.eemi',
    'walkthrough/find.md',
    'walkthrough/fix.md',
    'walkthrough/open.md',
    'walkthrough/print.md',
];

export async function pack(root: string, name: string): Promise<Package> {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const [, options = ''] = String(scripts.package).split('vsce package ');
    const file = path.join(root, 'out/vscode', name);
    mkdirSync(path.dirname(file), { recursive: true });
    const packer = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const run = promisify(execFile);
    const { stdout, stderr } = await run(
        process.execPath,
        [packer, 'package', ...options.split(' '), '--out', file],
        { cwd: root },
    );
    return { file, said: stdout + stderr };
}
