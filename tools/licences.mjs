// The licences of everything that is bundled, according to esbuild's metafile.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { textOf } from './text-imports.mjs';

/** The licences of all packages with code in the bundles. They replace the licence comments in the programs. */
export function licences({ outputs }) {
    const files = Object.values(outputs).flatMap(({ inputs }) =>
        Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
    );
    const folders = files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const licences = [...new Set(folders)].map(licenceOf).sort();
    const head = 'The programs beside this file hold code of the packages below.\n';
    return [head, ...licences].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The name and version of a package, and the text of the licence that it comes with. */
function licenceOf(folder) {
    const { name, version, license } = JSON.parse(textOf(path.join(folder, 'package.json')));
    const files = readdirSync(folder);
    // A package that is a mere list may have no such file; what it is under is in its README.
    const file = files.find(each => /^licen[cs]e/i.test(each)) ?? files.find(each => /^readme/i.test(each));
    if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
    return `${name} ${version}, ${license}\n\n${textOf(path.join(folder, file)).trim()}\n`;
}
