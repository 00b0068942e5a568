// The licences of what is bundled, out of what esbuild says that it bundled.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licences of all packages of which something is bundled. They take the place of comments in the programs. */
export function licences({ outputs }) {
    const files = Object.values(outputs).flatMap(({ inputs }) =>
        Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
    );
    const folders = files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const licences = [...new Set(folders)].map(licenceOf).sort();
    const head = 'The programs beside this file hold code of the packages below.\n';
    return [head, ...licences].join(`\n${'-'.repeat(80)}\n\n`);
}

/** A package's name and version, and the text of its licence as it comes with it. */
function licenceOf(folder) {
    const { name, version, license } = JSON.parse(textOf(path.join(folder, 'package.json')));
    const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
    if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
    return `${name} ${version}, ${license}\n\n${textOf(path.join(folder, file)).trim()}\n`;
}

const textOf = file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
