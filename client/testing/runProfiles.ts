// Running tests in the Testing view: shows what the server says of their claims, and on request which rows they consult.

import {
    Location,
    type TestController,
    type TestItem,
    TestMessage,
    type TestRun,
    type TestRunProfile,
    TestRunProfileKind,
    TestRunRequest,
    type Uri,
    workspace,
} from 'vscode';
import type { TestsAnswer, ToldClaim } from '../../server/lsp/protocol';
import type { FoundTests } from './foundTests';
import { RowCounts, RowCoverage } from './rowCoverage';

export interface RunProfiles {
    readonly run: TestRunProfile;
    readonly coverage: TestRunProfile;
}

export function runProfiles(controller: TestController, found: FoundTests): RunProfiles {
    const { Run, Coverage } = TestRunProfileKind;
    const run = controller.createRunProfile(
        'Run',
        Run,
        async (request, token) => {
            await runOnce(controller, found, request, false);
            if (request.continuous !== true) return;
            // Runs of one request would become one run.
            const following = found.onDidJudge(() => runOnce(controller, found, sameAs(request), false));
            token.onCancellationRequested(() => following.dispose());
        },
        true,
        undefined,
        true,
    );
    const cover = (request: TestRunRequest): Promise<void> => runOnce(controller, found, request, true);
    const coverage = controller.createRunProfile('Run with Coverage', Coverage, cover, true);
    coverage.loadDetailedCoverage = async (_, file) => (file instanceof RowCoverage ? file.details() : []);
    return { run, coverage };
}

const sameAs = ({ include, exclude, profile, continuous }: TestRunRequest): TestRunRequest =>
    new TestRunRequest(include, exclude, profile, continuous);

/** What the server says of a source; `undefined` if it does not answer. */
interface Asked {
    readonly uri: Uri;
    readonly answer: TestsAnswer | null | undefined;
}

async function runOnce(
    controller: TestController,
    found: FoundTests,
    request: TestRunRequest,
    withCoverage: boolean,
): Promise<void> {
    const ask = async (uri: Uri): Promise<Asked> => ({ uri, answer: await found.ask(uri, withCoverage) });
    const asked = await Promise.all(sourcesOf(controller, request).map(ask));
    // What is shown anew may outdate the results that there are, so the run begins after it.
    const counts = new RowCounts();
    const reports = asked.map(({ uri, answer }) => {
        if (answer === undefined) return silent(controller, request, uri);
        const chosen = [...found.show(uri, answer)].filter(([item]) => isChosen(item, request));
        if (answer !== null)
            counts.add(
                answer,
                chosen.map(([, claim]) => claim),
            );
        return (run: TestRun) => {
            for (const [item, claim] of chosen) report(run, item, claim);
        };
    });
    const run = controller.createTestRun(request);
    for (const each of reports) each(run);
    for (const each of counts.coverage()) run.addCoverage(each);
    run.end();
}

/** The sources that a request is about, each once. */
function sourcesOf({ items }: TestController, { include }: TestRunRequest): Uri[] {
    const chosen = include ?? [...items].map(([, item]) => item);
    return [...new Map(chosen.flatMap(({ uri }) => (uri ? [[uri.toString(), uri] as const] : []))).values()];
}

/** Reports that the server does not answer. */
const silent =
    ({ items }: TestController, { include }: TestRunRequest, uri: Uri) =>
    (run: TestRun): void => {
        const chosen = include ?? [...items].map(([, item]) => item);
        const message = new TestMessage('The server does not answer; its log says why.');
        for (const item of chosen) if (item.uri?.toString() === uri.toString()) run.errored(item, message);
    };

/** Whether a request includes an item, or something that it is in, and excludes none of these. */
function isChosen(item: TestItem, { include, exclude = [] }: TestRunRequest): boolean {
    const all = withParents(item);
    return (
        (include === undefined || all.some(each => include.includes(each))) &&
        !all.some(each => exclude.includes(each))
    );
}

function withParents(item: TestItem): TestItem[] {
    return item.parent === undefined ? [item] : [item, ...withParents(item.parent)];
}

function report(run: TestRun, item: TestItem, { verdict, message }: ToldClaim): void {
    if (verdict === 'holds') return run.passed(item);
    const { uri, range } = item;
    const said = new TestMessage(message);
    if (uri === undefined || range === undefined) return run.errored(item, said);
    said.location = new Location(uri, range);
    const place = `${workspace.asRelativePath(uri)}:${range.start.line + 1}`;
    // With its location it would be shown beside the line a second time, over the message.
    run.appendOutput(`${place}: ${message}\r\n`, undefined, item);
    if (verdict === 'false') run.failed(item, said);
    else run.errored(item, said);
}
