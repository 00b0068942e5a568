// Tells mails, patches and what git shows from C: by lines that no C file has outside of comments.

export interface LookAlike {
    readonly what: 'mail' | 'patch' | 'commit';
    /** The offset of the first line that shows it. */
    readonly at: number;
}

/** What a line shows; a header of a mail may also be a label, and what begins like a quoted or changed line an expression. */
type Sign = LookAlike['what'] | 'header' | 'quoted' | 'changed';

/** The names of headers, in lower case: they are written in both. */
const HEADERS: ReadonlySet<string> = new Set(
    [
        'from to cc bcc subject date sent sender reply-to in-reply-to references',
        'message-id return-path received delivered-to mime-version dkim-signature authentication-results user-agent precedence signed-off-by',
    ]
        .join(' ')
        .split(' '),
);
/** How others begin. */
const FAMILIES = /^(?:content|arc|list|x|received|domainkey)-/;

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** At the beginning of a line, with the characters it begins with. Each looks at its own line and at the beginning of the next one. */
const SIGNS: readonly (readonly [first: string, Sign, RegExp])[] = [
    ['F', 'mail', /From [0-9a-f]{40} /y],
    ['F', 'mail', /From \S+ +(?:[A-Z][a-z]{2},? +)?(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) /y],
    ['-', 'mail', /-{2,} *(?:Forwarded|Original) message/iy],
    ['B', 'mail', /Begin forwarded message:/y],
    [UPPER, 'header', /[A-Z][A-Za-z-]*: *\S/y],
    ['c', 'commit', /commit [0-9a-f]{40}\b/y],
    ['d', 'patch', /diff -\S+ \S/y],
    ['-', 'patch', /--- \S.*\n\+\+\+ \S/y],
    ['*', 'patch', /\*\*\* \S.*\n--- \S/y],
    ['*', 'patch', /\*{15}\n\*\*\* \d/y],
    ['@', 'patch', /@@{1,3} -\d/y],
    ['I', 'patch', /Index: \S.*\n={20}/y],
    ['0123456789', 'patch', /\d+(?:,\d+)?[acd]\d+(?:,\d+)?\n[<>] /y],
    ['-+', 'changed', /[-+]/y],
    ['>', 'quoted', />/y],
];

/** Those that may begin with a character, by its code. */
const BY_FIRST: readonly (readonly (readonly [string, Sign, RegExp])[] | undefined)[] = Array.from(
    { length: 128 },
    (_, code) => {
        const found = SIGNS.filter(([first]) => first.includes(String.fromCharCode(code)));
        return found.length === 0 ? undefined : found;
    },
);
const NEWLINE = 10;
/** One such line may be a label; a C file has no two of them. */
const HEADERS_OF_A_MAIL = 2;
/** A mail that quotes, or lines of a patch by themselves: so many lines, and this part of all that are not blank. */
const FEWEST_LINES = 3;
const LEAST_PART = 0.4;

/** Lines that are alike. */
interface Alike {
    /** The offset of the first one. */
    readonly at: number;
    count: number;
}

/** What a text is that is no C; `undefined` if it may be C. The time is that of looking at each line. */
export function looksLike(text: string): LookAlike | undefined {
    const { signs, count } = linesOf(text);
    const isMany = (lines: Alike): boolean =>
        lines.count >= FEWEST_LINES && lines.count >= count * LEAST_PART;
    const quoted = signs.get('quoted');
    if (quoted !== undefined && isMany(quoted)) return { what: 'mail', at: quoted.at };
    // In the order of the text: a patch in a mail is that, and a commit may have more than one header.
    for (const [what, lines] of signs) {
        if (what === 'mail' || what === 'patch' || what === 'commit') return { what, at: lines.at };
        if (what === 'header' && lines.count >= HEADERS_OF_A_MAIL) return { what: 'mail', at: lines.at };
    }
    const changed = signs.get('changed');
    return changed !== undefined && isMany(changed) ? { what: 'patch', at: changed.at } : undefined;
}

/** What the lines show outside of comments, which may quote anything; and how many are not blank. */
function linesOf(text: string): {
    readonly signs: ReadonlyMap<Sign, Alike>;
    readonly count: number;
} {
    const signs = new Map<Sign, Alike>();
    let count = 0;
    const isComment = commentsIn(text);
    for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at = lineBehind(text, at)) {
        const first = text.charCodeAt(at);
        if (first === NEWLINE) continue;
        count++;
        const what = BY_FIRST[first] === undefined ? undefined : signAt(text, at);
        if (what === undefined || isComment(at)) continue;
        const alike = signs.get(what);
        if (alike === undefined) signs.set(what, { at, count: 1 });
        else alike.count++;
    }
    return { signs, count };
}

/** What a line shows that begins at an offset. */
function signAt(text: string, at: number): Sign | undefined {
    for (const [, what, pattern] of BY_FIRST[text.charCodeAt(at)] ?? []) {
        pattern.lastIndex = at;
        if (pattern.test(text) && (what !== 'header' || isHeader(text, at))) return what;
    }
    return undefined;
}

/** Whether a line is a header of a mail, and not a label, a member or a value of C: only one of several headers ends like these. */
function isHeader(text: string, at: number): boolean {
    const name = text.slice(at, text.indexOf(':', at)).toLowerCase();
    if (!HEADERS.has(name) && !FAMILIES.test(name)) return false;
    return !';,{}'.includes(lastOfLine(text, at));
}

function lineBehind(text: string, at: number): number {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end + 1;
}

function lastOfLine(text: string, at: number): string {
    const end = text.indexOf('\n', at);
    return text
        .slice(at, end < 0 ? text.length : end)
        .trimEnd()
        .slice(-1);
}

/** Whether an offset is in a comment; offsets are asked for in ascending order. */
function commentsIn(text: string): (at: number) => boolean {
    const comments = text.matchAll(/\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|\/\/.*/g);
    let [start, end] = [-1, -1];
    return at => {
        while (end <= at) {
            const { value } = comments.next();
            start = value === undefined ? text.length : value.index;
            end = value === undefined ? Number.POSITIVE_INFINITY : value.index + value[0].length;
        }
        return at >= start;
    };
}
