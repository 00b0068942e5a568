// Judges JUnit's XML by what the xUnit plug-in of Jenkins takes.

/** What the xUnit plug-in of Jenkins takes (its form junit-10): the attributes of each element, those that it must have, and what is in it. */
const JUNIT: Readonly<
    Record<string, { must: readonly string[]; may: readonly string[]; holds: readonly string[] }>
> = {
    testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
    testsuite: {
        must: ['name', 'tests', 'failures', 'errors'],
        may: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
        holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    },
    testcase: {
        must: ['name'],
        may: ['time', 'classname', 'group'],
        holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    },
    'system-out': { must: [], may: [], holds: [] },
    failure: { must: [], may: ['type', 'message'], holds: [] },
    error: { must: [], may: ['type', 'message'], holds: [] },
};

const TAG = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|<\?xml [^>]*\?>/g;

/** Where a document is not as Jenkins takes it. */
export function faultsOfJunit(xml: string): string[] {
    const found: string[] = [];
    const open: string[] = [];
    for (const [, closing, name = '', written = '', empty] of xml.matchAll(TAG)) {
        const form = JUNIT[name];
        if (closing) found.push(...(open.pop() === name ? [] : [`</${name}> closes another`]));
        if (closing || name === '') continue;
        const parent = open.at(-1);
        if (parent !== undefined && !JUNIT[parent]?.holds.includes(name)) found.push(`${name} in ${parent}`);
        const attributes = [...written.matchAll(/ ([a-z]+)=/g)].map(([, each = '']) => each);
        for (const each of form?.must ?? [])
            if (!attributes.includes(each)) found.push(`${name} without ${each}`);
        for (const each of attributes)
            if (![...(form?.must ?? []), ...(form?.may ?? [])].includes(each)) found.push(`${name} ${each}`);
        if (!empty) open.push(name);
    }
    const left = xml.replaceAll(TAG, '').replaceAll(/&(?:amp|lt|gt|quot);/g, '');
    if (/[<>&]/.test(left)) found.push(`not escaped: ${left}`);
    return [...found, ...open.map(name => `${name} is not closed`)];
}
