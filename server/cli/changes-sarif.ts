// What `diff` found in the form of code scanning, SARIF.

import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Found, FoundChange, FoundKind } from '../changes/found';
import { sha256 } from '../model/digest';
import type { Shown } from './changes-forms';
import { artifactOf, messageOf, SCHEMA } from './sarif-parts';
import { visibleJson } from './visible';

/** As SARIF 2.1.0. */
export function sarifOfChanges({ changes, notes }: Found, shown: Shown): string {
    const kinds = [...new Set(changes.map(({ kind }) => kind))];
    const toolExecutionNotifications = notes.map(note => ({
        level: 'note' as const,
        message: messageOf(note),
    }));
    const log: Log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                columnKind: 'utf16CodeUnits',
                results: changes.map(each => resultOf(each, kinds.indexOf(each.kind), shown)),
                invocations: [{ executionSuccessful: true, toolExecutionNotifications }],
                tool: {
                    driver: {
                        name: 'eemi-acl',
                        semanticVersion: PROGRAM_VERSION,
                        informationUri: PROGRAM_HOME,
                        rules: kinds.map(descriptorOf),
                    },
                },
            },
        ],
    };
    return `${visibleJson(JSON.stringify(log))}\n`;
}

function resultOf(found: FoundChange, ruleIndex: number, shown: Shown): Result {
    const { kind, level, message, fingerprint, approved } = found;
    const [place, ...others] = locationsOf(found, shown);
    return {
        ruleId: kind,
        ruleIndex,
        level,
        message: messageOf(message),
        ...(place !== undefined && { locations: [place] }),
        ...(others.length > 0 && { relatedLocations: others }),
        partialFingerprints: { 'change/v1': sha256([`${kind} ${fingerprint}`]) },
        ...(approved !== undefined && {
            suppressions: [{ kind: 'external', status: 'accepted', justification: approved }],
        }),
    };
}

const locationsOf = ({ places }: FoundChange, shown: Shown): Location[] =>
    places.map(({ file, line }, at) => ({
        ...(at > 0 && { id: at, message: messageOf('this too') }),
        physicalLocation: {
            artifactLocation: artifactOf(shown(file)),
            region: { startLine: line + 1 },
        },
    }));

const descriptorOf = (kind: FoundKind): ReportingDescriptor => ({
    id: kind,
    shortDescription: { text: KINDS[kind].short },
    fullDescription: { text: KINDS[kind].full },
    defaultConfiguration: { level: KINDS[kind].level },
    helpUri: `${PROGRAM_HOME}/blob/main/docs/cli.md#diff`,
    help: { text: KINDS[kind].full, markdown: KINDS[kind].full },
});

const KINDS = {
    'access-gained': {
        level: 'error',
        short: 'Somebody may do more than before.',
        full: 'By the rules of both versions, a domain may do what it could not do before. Approve the change by its digest if it is meant.',
    },
    'access-lost': {
        level: 'note',
        short: 'Somebody may do less than before.',
        full: 'By the rules of both versions, a domain may no longer do what it could do before. A guest that needs it stops working.',
    },
    'access-unknown': {
        level: 'error',
        short: 'It is not known what changed.',
        full: 'Something could not be read or compared, so it may grant anything. Put right what cannot be read.',
    },
    'approval-unused': {
        level: 'note',
        short: 'An approval approves nothing any more.',
        full: 'The change that a line of the approvals is for is not made. Remove the line: if the change is made again, nobody would be asked.',
    },
} as const satisfies Record<FoundKind, object>;
