// Findings as SARIF 2.1.0, for code scanning. They are printed file by file; the rules come last, so that only those are listed that
// the findings name.

import type {
    Invocation,
    Location,
    Notification,
    PhysicalLocation,
    Region,
    ReportingDescriptor,
    Result,
    Fix as SarifFix,
    Tool,
} from 'sarif';
import { type Code, severityOf, wholeText } from '../diagnostics';
import { documentationOf } from '../diagnostics/documentation';
import { manualOf } from '../diagnostics/manual';
import { count as amount } from '../diagnostics/phrases';
import type { Document, Range } from '../language/document';
import { laidOut } from '../language/laid-out';
import type { Fix, Problem, Related } from '../model/problem';
import { Fingerprints } from './fingerprints';
import { hiddenText, MOST_A_FILE, mostLaidOut, type Report } from './report';
import { artifactOf, messageOf, SCHEMA } from './sarif-parts';
import { complain, type Terminal } from './terminal';
import { shownFile } from './text-report';
import { visibleJson } from './visible';

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const;

/** Prints the log on standard output, and complaints also on standard error. */
export function sarifReport(terminal: Terminal): Report {
    const { write } = terminal.out;
    const rules = new Map<Code, number>();
    const notifications: Notification[] = [];
    let complete = true;
    let separator = '\n';
    write(HEAD);
    return {
        file(file, document, problems) {
            const shown = problems.slice(0, MOST_A_FILE);
            const place = { file, document, marks: new Fingerprints(), mostLaidOut: mostLaidOut(shown) };
            for (const problem of shown) {
                write(separator + json(resultOf(place, problem, ruleOf(rules, problem))));
                separator = ',\n';
            }
            const more = problems.length - MOST_A_FILE;
            if (more > 0) notifications.push(noteOf(file, `${amount(more, 'more finding')} not shown`));
        },
        unreadable(complaint) {
            complete = false;
            notifications.push({ level: 'error', message: messageOf(complaint) });
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            if (hidden > 0) notifications.push({ level: 'warning', message: messageOf(hiddenText(hidden)) });
            const invocations: Invocation[] = [
                { executionSuccessful: complete, toolExecutionNotifications: notifications },
            ];
            write(`\n],"invocations":${json(invocations)},"tool":${json(toolOf([...rules.keys()]))}}]}\n`);
        },
    };
}

const HEAD = `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`;

const json = (value: unknown): string => visibleJson(JSON.stringify(value));

/** The index of a problem's rule, by first use. */
function ruleOf(rules: Map<Code, number>, { code }: Problem): number {
    const index = rules.get(code) ?? rules.size;
    rules.set(code, index);
    return index;
}

/** A file whose findings are reported. */
interface Reported {
    readonly file: string;
    readonly document: Document;
    readonly marks: Fingerprints;
    /** How many lines a fix has laid out again. */
    readonly mostLaidOut: number;
}

const resultOf = (reported: Reported, problem: Problem, ruleIndex: number): Result => ({
    ruleId: problem.code,
    ruleIndex,
    level: LEVELS[problem.severity],
    message: messageOf(wholeText(problem)),
    locations: [{ physicalLocation: placeOf(reported.file, problem.range) }],
    partialFingerprints: { 'finding/v1': reported.marks.of(reported.document, problem) },
    ...(problem.related.length > 0 && { relatedLocations: problem.related.map(relatedOf) }),
    ...(problem.fixes.length > 0 && { fixes: problem.fixes.map(fix => fixOf(reported, fix)) }),
});

const relatedOf = ({ file, range, message }: Related, index: number): Location => ({
    id: index + 1,
    physicalLocation: placeOf(shownFile(file), range),
    message: messageOf(message),
});

const fixOf = ({ file, document, mostLaidOut }: Reported, { title, edits }: Fix): SarifFix => ({
    description: messageOf(title),
    artifactChanges: [
        {
            artifactLocation: artifactOf(file),
            replacements: laidOut(document, edits, mostLaidOut).map(({ range, newText }) => ({
                deletedRegion: regionOf(range),
                insertedContent: { text: newText },
            })),
        },
    ],
});

const noteOf = (file: string, text: string): Notification => ({
    level: 'note',
    message: messageOf(text),
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }],
});

const placeOf = (file: string, range: Range): PhysicalLocation => ({
    artifactLocation: artifactOf(file),
    region: regionOf(range),
});

/** Lines and columns from 1; the end column is exclusive, as in a range. */
const regionOf = ({ start, end }: Range): Region => ({
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
});

const toolOf = (codes: readonly Code[]): Tool => ({
    driver: {
        name: 'eemi-acl',
        semanticVersion: PROGRAM_VERSION,
        informationUri: PROGRAM_HOME,
        rules: codes.map(descriptorOf),
    },
});

function descriptorOf(code: Code): ReportingDescriptor {
    const { when, why, instead } = manualOf(code);
    return {
        id: code,
        shortDescription: { text: when },
        fullDescription: { text: why },
        defaultConfiguration: { level: LEVELS[severityOf(code)] },
        helpUri: `${PROGRAM_HOME}/blob/main/docs/diagnostics.md#${code}`,
        help: { text: `${why}\n${instead}`, markdown: documentationOf(code, `## ${code}`) },
    };
}
