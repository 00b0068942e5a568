// What to do about a name that nobody has declared and that is like none.

import { list, short } from './phrases';

interface Undeclared {
    readonly name: string;
    readonly kinds: readonly string[];
    readonly platform?: string | undefined;
    readonly domains?: readonly string[];
    readonly isDomain?: boolean;
}

/** What to do about a name that is like none, in a sentence. */
export function whereDeclared({ name, kinds, platform, domains = [], isDomain }: Undeclared): string {
    if (kinds.includes('domain')) {
        const known =
            domains.length === 0
                ? 'No domain is'
                : `Only ${list(domains.map(short))} ${domains.length === 1 ? 'is' : 'are'}`;
        return `${known} declared here. A block declares one: \`domain ${short(name)} {\`.`;
    }
    if (isDomain === true)
        return 'It is a domain. A row says by which page, and lets every domain pass that owns it.';
    if (platform === undefined)
        return 'Add a `platform`, `import` the file that declares it, or declare it in a `names` block.';
    return `\`${platform}\` has no name like it: \`import\` the file that declares it, or declare it in a \`names\` block.`;
}
