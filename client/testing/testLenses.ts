// Above each test, lenses that run it.

import {
    CancellationTokenSource,
    CodeLens,
    commands,
    type Disposable,
    languages,
    type TestItem,
    TestRunRequest,
    Uri,
} from 'vscode';
import type { FoundTests } from './foundTests';
import type { RunProfiles } from './runProfiles';

/** Commands, arguments `(uri, id of the test)`. */
const COMMANDS = [
    { command: 'eemi.runTest', title: '$(play) Run Test', profile: 'run' },
    { command: 'eemi.coverTest', title: 'Run with Coverage', profile: 'coverage' },
] as const;

export function testLenses(found: FoundTests, profiles: RunProfiles): Disposable[] {
    const run = async (profile: keyof RunProfiles, uri: string, id: string): Promise<void> => {
        const test = found.fileItem(Uri.parse(uri))?.children.get(id);
        if (test === undefined) return;
        const source = new CancellationTokenSource();
        await profiles[profile].runHandler(
            new TestRunRequest([test], undefined, profiles[profile]),
            source.token,
        );
        source.dispose();
    };
    return [
        ...COMMANDS.map(({ command, profile }) =>
            commands.registerCommand(command, (uri: string, id: string) => run(profile, uri, id)),
        ),
        languages.registerCodeLensProvider(
            { language: 'eemi' },
            {
                onDidChangeCodeLenses: found.onDidChange,
                provideCodeLenses: ({ uri }) => lensesAbove(found.fileItem(uri)),
            },
        ),
    ];
}

function lensesAbove(file: TestItem | undefined): CodeLens[] {
    const tests = [...(file?.children ?? [])].map(([, test]) => test);
    return tests.flatMap(({ id, uri, range }) =>
        range === undefined
            ? []
            : COMMANDS.map(
                  ({ command, title }) =>
                      new CodeLens(range, { command, title, arguments: [uri?.toString(), id] }),
              ),
    );
}
