// second-hwdom: two domains of a program are the hardware domain, of which Xen has one.

import type { Domain } from '../model/domain';
import { type Problem, problem, replace, undecided } from '../model/problem';
import type { Program } from '../model/program';
import { wholeProgram } from './forms';
import { placeIn, relatedIn } from './places';

export const secondHwdom = wholeProgram(['second-hwdom'], function* (program) {
    const [first, ...others] = program.domains.filter(({ hwdom }) => hwdom);
    if (first === undefined) return;
    const imported = program.imports.map(each => new Set(each.program?.domains));
    // What an import says by itself is reported there.
    for (const domain of others)
        if (!imported.some(each => each.has(first) && each.has(domain))) yield found(program, first, domain);
});

function found(program: Program, first: Domain, domain: Domain): Problem {
    return problem(
        'second-hwdom',
        placeIn(program, domain, domain.line, domain.span),
        { name: domain.name, other: first.name },
        {
            related: [relatedIn(first, first.line, first.span, `${first.name} is the hardware domain too`)],
            fixes: domain.file === program.file ? fixesOf(program, domain) : [],
        },
    );
}

/** The head without `hwdom`, which stands between the name and the `{`. */
function fixesOf({ document }: Program, { line, span, name }: Domain) {
    const brace = document.lines.get(line)?.text.indexOf('{') ?? -1;
    if (brace < span.end) return [];
    const title = `Remove hwdom: ${name} is a guest, which rows for the hardware domain refuse`;
    return [undecided(replace(title, line, { start: span.end, end: brace }, ' '))];
}
