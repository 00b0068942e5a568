// What `diff` found in the forms that servers read: code scanning, annotations, code quality and tests. The built program loads this file
// when it is needed.

import type { Found, FoundChange } from '../changes/found';
import { type Case, junitDocument } from '../claims/junit-xml';
import { shortened } from '../diagnostics/phrases';
import { sha256 } from '../model/digest';
import { sarifOfChanges } from './changes-sarif';
import { data, property } from './github-commands';
import { visibleJson } from './visible';

/** The path of a file relative to the working folder. */
export type Shown = (file: string) => string;

/** All that was found, with a line end; as annotations, if it is none of the other forms. */
export function foundText(found: Found, form: string, shown: Shown): string {
    if (form === 'sarif') return sarifOfChanges(found, shown);
    if (form === 'gitlab') return gitlabOfChanges(found, shown);
    return form === 'junit' ? junitOfChanges(found, shown) : githubOfChanges(found, shown);
}

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** As annotations of GitHub; what a message or a name contains cannot end a command or begin another one. */
function githubOfChanges({ changes, notes }: Found, shown: Shown): string {
    return [
        ...changes.map(each => commandOf(each, shown)),
        ...notes.map(note => `::notice title=eemi-acl::${data(note)}\n`),
    ].join('');
}

function commandOf({ kind, level, message, places }: FoundChange, shown: Shown): string {
    const [place] = places;
    const where = place === undefined ? '' : `file=${property(shown(place.file))},line=${place.line + 1},`;
    return `::${COMMANDS[level]} ${where}title=${property(kind)}::${data(message)}\n`;
}

const SEVERITIES = { error: 'critical', warning: 'major', note: 'info' } as const;

/** As code quality of GitLab: a list in which no fingerprint stands twice. */
function gitlabOfChanges({ file, changes, notes }: Found, shown: Shown): string {
    const issues = [
        ...changes.map(({ kind, level, message, fingerprint, places: [place = { file, line: 0 }] }) => ({
            description: message,
            check_name: kind,
            fingerprint: sha256([`${kind} ${fingerprint} ${shown(file)}`]),
            severity: SEVERITIES[level],
            location: { path: shown(place.file), lines: { begin: place.line + 1 } },
        })),
        ...notes.map(note => ({
            description: note,
            check_name: 'eemi-acl',
            fingerprint: sha256([`note ${note} ${shown(file)}`]),
            severity: SEVERITIES.note,
            location: { path: shown(file), lines: { begin: 1 } },
        })),
    ];
    const lines = issues.map(each => visibleJson(JSON.stringify(each)));
    return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** As JUnit's XML: a suite of the new version with a case for each change, which fails if it fails the run. */
function junitOfChanges({ file, changes, notes }: Found, shown: Shown): string {
    const name = shown(file);
    const fails = changes.some(({ level }) => level === 'error');
    const cases = [
        ...(fails ? [] : [passed('nothing fails', name)]),
        ...changes.map(each => caseOf(each, name, shown)),
        ...(notes.length > 0 ? [passed('notes', name, notes.join('\n'))] : []),
    ];
    return junitDocument([{ file: name, cases }]);
}

/** Named by what changes, so that it is the same case in the next run. What is not known is no failure but an error. */
function caseOf({ kind, level, what, message, places }: FoundChange, group: string, shown: Shown): Case {
    const failed = kind === 'access-unknown' ? 'error' : 'failure';
    const [place] = places;
    const where = place === undefined ? '' : `${shown(place.file)}:${place.line + 1}: `;
    return {
        name: shortened(what, LONGEST_NAME),
        group,
        outcome: level === 'error' ? failed : 'passed',
        message,
        text: where + message,
    };
}

/** In characters: servers show names in lists. */
const LONGEST_NAME = 200;

const passed = (name: string, group: string, text = ''): Case => ({
    name,
    group,
    outcome: 'passed',
    message: '',
    text,
});
