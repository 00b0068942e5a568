// The tests of all sources in the Testing view: a file, its tests, and their claims, each of which can be run by itself. They follow
// what is typed. Only the server judges claims; it has done so before anybody runs them, so running a test shows what it says.

import { type Disposable, type Event, tests, type Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { FoundTests } from './foundTests';
import { runProfiles } from './runProfiles';
import { testLenses } from './testLenses';

/** `onDidCheck` tells of each source that the server has checked again. */
export function testing(client: LanguageClient, onDidCheck: Event<Uri>): Disposable[] {
    const controller = tests.createTestController('eemi', 'EEMI ACL');
    const found = new FoundTests(client, controller, onDidCheck);
    const profiles = runProfiles(controller, found);
    return [controller, found, ...testLenses(found, profiles)];
}
