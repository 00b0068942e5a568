// The chart of growth: rows to the right, time upwards, both on logarithmic scales. It has its own background and colours for
// light and dark, so that it can be read on any page.

export interface Line {
    readonly name: string;
    /** Which colour; the peer's lines are dashed. */
    readonly look: 'a' | 'b' | 'c' | 'd' | 'peer';
    /** Rows and milliseconds, both above 0, sorted by rows. */
    readonly points: readonly (readonly [number, number])[];
}

const [WIDTH, HEIGHT] = [860, 460];
const FRAME = { left: 84, right: WIDTH - 226, top: 58, bottom: HEIGHT - 58 };
/** The least distance between two names at the right. */
const LEADING = 17;

const STYLE = `
.ground { fill: #ffffff }
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600 }
.faint { fill: #59636e }
.grid { stroke: #d8dee4; stroke-width: 1 }
.line { fill: none; stroke-width: 2; stroke-linejoin: round }
.peer.line { stroke-dasharray: 6 4 }
.a.line { stroke: #0969da } .a.dot { fill: #0969da }
.b.line { stroke: #bc4c00 } .b.dot { fill: #bc4c00 }
.c.line { stroke: #1a7f37 } .c.dot { fill: #1a7f37 }
.d.line { stroke: #8250df } .d.dot { fill: #8250df }
.peer.line { stroke: #59636e } .peer.dot { fill: #59636e }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117 }
text { fill: #e6edf3 }
.faint { fill: #9198a1 }
.grid { stroke: #2f363e }
.a.line { stroke: #58a6ff } .a.dot { fill: #58a6ff }
.b.line { stroke: #f0883e } .b.dot { fill: #f0883e }
.c.line { stroke: #3fb950 } .c.dot { fill: #3fb950 }
.d.line { stroke: #bc8cff } .d.dot { fill: #bc8cff }
.peer.line { stroke: #9198a1 } .peer.dot { fill: #9198a1 }
}
`;

/** An SVG image. Its axes end at powers of ten. */
export function chart(title: string, lines: readonly Line[]): string {
    const points = lines.flatMap(line => line.points);
    const right = scaleOf(
        points.map(([rows]) => rows),
        FRAME.left,
        FRAME.right,
    );
    const up = scaleOf(
        points.map(([, time]) => time),
        FRAME.bottom,
        FRAME.top,
    );
    const label = `${title}; ${lines.map(({ name }) => name).join(', ')}`;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(label)}">`,
        `<style>${STYLE}</style>`,
        `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
        text(FRAME.left, 28, title, 'class="title"'),
        ...right.powers.map(rows => tickBelow(right.at(rows), rows)),
        ...up.powers.map(time => tickBeside(up.at(time), time)),
        text(
            (FRAME.left + FRAME.right) / 2,
            HEIGHT - 14,
            'rows of the table',
            'class="faint" text-anchor="middle"',
        ),
        ...lines.map(line => drawn(line, right.at, up.at)),
        ...names(lines, up.at),
        '</svg>',
        '',
    ].join('\n');
}

interface Scale {
    /** Where a value is in the chart. */
    readonly at: (value: number) => number;
    readonly powers: readonly number[];
}

function scaleOf(values: readonly number[], from: number, to: number): Scale {
    const first = Math.floor(Math.log10(Math.min(...values)) + ROUNDING);
    const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values)) - ROUNDING));
    return {
        at: value => round(from + ((Math.log10(value) - first) / (last - first)) * (to - from)),
        powers: Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at)),
    };
}

const ROUNDING = 1e-9;
const round = (value: number): number => Math.round(value * 10) / 10;

const tickBelow = (x: number, rows: number): string =>
    `<path class="grid" d="M${x} ${FRAME.top}V${FRAME.bottom}"/>${text(x, FRAME.bottom + 20, rows.toLocaleString('en').replaceAll(',', ' '), 'text-anchor="middle"')}`;

const tickBeside = (y: number, time: number): string =>
    `<path class="grid" d="M${FRAME.left} ${y}H${FRAME.right}"/>${text(FRAME.left - 10, y + 4, shownTime(time), 'text-anchor="end"')}`;

/** Takes milliseconds, and chooses the unit. */
function shownTime(time: number): string {
    if (time >= 1000) return `${time / 1000} s`;
    return time >= 1 ? `${time} ms` : `${Math.round(time * 1000)} µs`;
}

function drawn({ look, points }: Line, x: (rows: number) => number, y: (time: number) => number): string {
    const places = points.map(([rows, time]) => [x(rows), y(time)] as const);
    const dots = places.map(([cx, cy]) => `<circle class="${look} dot" cx="${cx}" cy="${cy}" r="3.2"/>`);
    return `<polyline class="${look} line" points="${places.map(place => place.join()).join(' ')}"/>${dots.join('')}`;
}

/** The names are at the ends of their lines, moved apart where these are close together. */
function names(lines: readonly Line[], y: (time: number) => number): string[] {
    const wanted = lines
        .map(({ name, look, points }) => ({ name, look, y: y(points.at(-1)?.[1] ?? 1) }))
        .toSorted((a, b) => a.y - b.y);
    const placed: { name: string; look: string; y: number; end: number }[] = [];
    for (const { name, look, y: end } of wanted) {
        placed.push({ name, look, end, y: Math.max(end, (placed.at(-1)?.y ?? 0) + LEADING) });
    }
    const excess = Math.max(0, (placed.at(-1)?.y ?? 0) - FRAME.bottom);
    return placed.map(({ name, look, y: at, end }) => {
        const place = round(at - excess);
        const lead = `M${FRAME.right + 5} ${end}L${FRAME.right + 18} ${place}`;
        return `<path class="${look} line" d="${lead}"/>${text(FRAME.right + 24, place + 4, name, '')}`;
    });
}

const text = (x: number, y: number, content: string, attributes: string): string =>
    `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`;

const escaped = (content: string): string =>
    content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
