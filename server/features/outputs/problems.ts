// What is said in a generated file about what was edited there.

import { shortened } from '../../diagnostics/phrases';
import type { EditedPart } from '../../emit/edited-parts';
import type { GeneratedRow } from '../../emit/generated-rows';
import type { Range } from '../../language/document';
import { baseName } from '../../model/paths';
import { type Fix, type Problem, problem, rangeIn, undecided } from '../../model/problem';
import { editRestoring, hasUnusualEnds } from './edits';
import type { GeneratedDocument, KnownSource } from './generatedDocument';

export function problemsIn(document: GeneratedDocument): readonly Problem[] {
    const { known, file } = document.input;
    if (typeof known === 'string' || known.errors > 0) return [];
    const { state } = known.judged;
    // Without markers, both digests are left in the banner.
    const conflict = document.conflict ?? (state === 'conflict' ? document.banner : undefined);
    if (state !== 'conflict' && state !== 'edited' && state !== 'foreign') return [];
    if (conflict !== undefined) {
        const range = rangeOf(document, conflict, conflict);
        return [
            state === 'conflict'
                ? problem('stale-output', range, {
                      path: baseName(file),
                      ...formOf(document),
                      is: 'conflict',
                      from: undefined,
                  })
                : problem('edited-output', range, { ...ABOUT_ALL, part: 'conflict', ...formOf(document) }),
        ];
    }
    const { parts } = document.edited;
    if (parts.length > 0) return parts.map(part => problemOf(document, known, part));
    const { banner } = document;
    const about = { ...ABOUT_ALL, part: 'banner', ...formOf(document) } as const;
    return [problem('edited-output', rangeOf(document, banner, banner + 1), about)];
}

const ABOUT_ALL = { row: '', source: '', wanted: '', isOfNow: true } as const;

const formOf = ({ input }: GeneratedDocument): { readonly format: 'c' | 'ts' } => ({
    format: input.file.endsWith('.ts') ? 'ts' : 'c',
});

function problemOf(document: GeneratedDocument, { program }: KnownSource, part: EditedPart): Problem {
    const { kind, key = '', made, row, first, last, isMissing } = part;
    const place = row === undefined ? '' : `:${row.line + 1}`;
    const about = {
        ...formOf(document),
        part: kind === 'lines' && isMissing ? 'missing' : kind,
        row: key,
        isOfNow: document.edited.isOfNow,
        source: baseName(program.file) + place,
        wanted: withoutComma(made),
    } as const;
    const fixes = hasUnusualEnds(document) ? [] : [fixOf(document, part)];
    return problem('edited-output', rangeOf(document, first, last), about, { fixes });
}

/** Puts what is generated in the place of all lines that were changed together, and says what that is. */
function fixOf(document: GeneratedDocument, { restored, made, kind }: EditedPart): Fix {
    const { from, to, lines } = restored;
    const others = Math.max(to - from, lines.length);
    const title =
        kind === 'added' && lines.length === 0
            ? `Remove ${others === 1 ? 'it' : `these ${others} lines`}: the source does not generate that`
            : `Generate ${others === 1 || made !== undefined ? 'it' : `these ${others} lines`} again${made === undefined ? '' : `: ${withoutComma(made)}`}`;
    return undecided({ title: shortened(title, MOST), edits: [editRestoring(document, restored)] });
}

const withoutComma = (row: GeneratedRow | undefined): string =>
    row === undefined || !row.text.endsWith(',') ? (row?.text ?? '') : row.text.slice(0, -1);

/** In characters: titles are shown in one line. */
const MOST = 120;

/** Whole lines, without their indentation. */
function rangeOf({ lines }: GeneratedDocument, first: number, last: number): Range {
    const text = lines[first] ?? '';
    const start = text.length - text.trimStart().length;
    const end = Math.min(last, lines.length - 1);
    return {
        start: rangeIn(first, { start, end: start }).start,
        end: { line: end, character: lines[end]?.length ?? 0 },
    };
}
