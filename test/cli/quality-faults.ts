// Judges a report of code quality by what GitLab documents.

/** What is wrong with a report of code quality by the fields that GitLab documents, all of which are required. */
export function faultsOfQuality(text: string): string[] {
    const issues: unknown = JSON.parse(text);
    if (!Array.isArray(issues)) return ['no list'];
    const marks = issues.map(each => each.fingerprint);
    return [
        ...(new Set(marks).size === marks.length ? [] : ['a fingerprint stands twice']),
        ...issues.flatMap(({ description, check_name, fingerprint, severity, location }) => [
            ...(typeof description === 'string' && description !== '' ? [] : ['description']),
            ...(typeof check_name === 'string' && check_name !== '' ? [] : ['check_name']),
            ...(typeof fingerprint === 'string' && fingerprint !== '' ? [] : ['fingerprint']),
            ...(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity) ? [] : ['severity']),
            // Of the repository, and not from the root of the disk.
            ...(typeof location?.path === 'string' && !location.path.startsWith('/') ? [] : ['path']),
            ...(Number.isInteger(location?.lines?.begin) && location.lines.begin > 0 ? [] : ['begin']),
        ]),
    ];
}
