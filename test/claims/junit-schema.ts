// Judges JUnit's XML by the schema of Jenkins itself: junit-10.xsd of its xUnit plug-in, with xmllint. The schema is not part of this
// project; `tools/junit-schema.sh` fetches it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isThere, missingTool } from '../missing-tool';

const { XDG_CACHE_HOME = path.join(os.homedir(), '.cache') } = process.env;
const SCHEMA = path.join(XDG_CACHE_HOME, 'eemi-acl', 'junit-10.xsd');

/** The files in a folder that the schema does not take, each with what xmllint says first. */
export function refusedBySchema(folder: string, files: readonly string[]): Map<string, string> {
    if (!isThere('xmllint')) throw new Error(missingTool('xmllint'));
    if (!existsSync(SCHEMA)) throw new Error(missingTool('junit-10.xsd'));
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', SCHEMA, ...files], {
        cwd: folder,
        encoding: 'utf8',
    });
    const lines = stderr.split('\n');
    const refused = files.filter(file => !lines.includes(`${file} validates`));
    return new Map(refused.map(file => [file, lines.find(line => line.startsWith(`${file}:`)) ?? stderr]));
}
