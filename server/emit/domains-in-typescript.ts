// The domains of a program in its TypeScript module, and how to ask about them. They are not part of the policy, so its digest does not
// depend on them. A domain of which something is not known is an error of its source, and then there is no module.

import { hexOf } from '../language/number';
import type { Domain } from '../model/domain';
import { LAST_FRAME } from '../model/page';
import { baseName } from '../model/paths';
import { accessTable, type Program } from '../model/program';
import { asideInTypeScript, lineComment } from './comment';

/** The comment at the top of a module at this path: an example of a call. */
export function usage({ domains, tables }: Program, path: string): string[] {
    const domain = domains.find(({ hwdom }) => !hwdom) ?? domains[0];
    const row = accessTable(tables, 'node')?.rows[0];
    const node = row?.subjectName && `nodeIds.${row.subjectName.name}`;
    const who = domain ? `domains.${domain.name}` : 'domainOfPages(false, [[0xff0a0, 0xff0a1]])';
    const names = [
        'domainHasNodeAccess',
        domain ? 'domains' : 'domainOfPages',
        ...(node === undefined ? [] : ['nodeIds']),
    ];
    return lineComment([
        'The tables, and the check functions that Xen asks. Whether a domain may control a device:',
        '',
        `    import { ${names.join(', ')} } from './${baseName(path).replace(/\.ts$/, '')}';`,
        '',
        `    const may = domainHasNodeAccess(${who}, ${node ?? row?.id ?? 0});`,
    ]);
}

/** What makes a domain from its pages, and the domains of the program. */
export const domainsOf = ({ domains }: Program): string[] => [
    ...MAKER,
    '',
    '/** The domains of the source, by what they own. The policy does not depend on them. */',
    ...(domains.length === 0
        ? ['export const domains = {};']
        : ['export const domains = {', ...domains.flatMap(domainLines), '};']),
];

const MAKER = [
    '',
    '/** A domain that owns these ranges of machine frames; both ends of a range are in it. */',
    'export function domainOfPages(',
    '    hardwareDomain: boolean,',
    '    pages: readonly (readonly [first: number, last: number])[],',
    '): Domain {',
    '    const ownsFrame = (frame: number): boolean =>',
    '        pages.some(([first, last]) => first <= frame && frame <= last);',
    '    return { hardwareDomain, ownsFrame };',
    '}',
];

function domainLines({ name, hwdom, all, ranges }: Domain): string[] {
    const pages = all ? [{ first: 0n, last: LAST_FRAME, name: undefined }] : ranges;
    const rows = pages.map(({ first, last, name }) => {
        const comment = name === undefined ? '' : ` ${asideInTypeScript(name.name)}`;
        return `${INDENT}${INDENT}[${hexOf(first)}, ${hexOf(last)}],${comment}`;
    });
    const open = `${INDENT}${keyOf(name)}: domainOfPages(${hwdom}, [`;
    return rows.length === 0 ? [`${open}]),`] : [open, ...rows, `${INDENT}]),`];
}

const INDENT = '    ';

/** A name as the key of an object. Written like the other names, this one would set the object's prototype. */
export const keyOf = (name: string): string => (name === '__proto__' ? `['${name}']` : name);
