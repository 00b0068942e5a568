// Where the program prints: its two streams, their width, whether they take colours, and the progress line, which is
// removed before anything is printed. It knows no command.

import { fstatSync, type Stats, writeSync } from 'node:fs';
import type { Severity } from '../diagnostics/entry';
import { reasonOf } from '../files/disk';
import { codeOf } from '../files/errors';
import { ProgressLine, type Screen } from './progress';
import { visible } from './visible';

type Paint = (text: string) => string;
export type Colors = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', Paint>>;

/** The colour of a severity. */
export const paintOf = (severity: Severity, { red, yellow, cyan }: Colors): Paint =>
    ({ error: red, warning: yellow, information: cyan })[severity];

export interface Stream {
    readonly write: (text: string) => void;
    /** Writes UTF-8 to a file or a pipe as it is, since a long text that is converted for that is in memory twice. */
    readonly writeBytes?: (utf8: Uint8Array) => void;
    /** In columns; prose is wrapped to this width. */
    readonly width: number;
    readonly isTerminal: boolean;
    readonly colors: Colors;
}

export interface Terminal {
    readonly out: Stream;
    readonly err: Stream;
    /** Only if it is a terminal that somebody looks at. */
    readonly progress?: ProgressLine | undefined;
    /** Whether only that is wanted which fails the run. */
    readonly isQuiet?: boolean;
}

/** When to use colours, as `--color` takes it. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** Standard output or standard error could not be written. */
export class OutputLost extends Error {}

/** In columns, of what is no terminal. */
export const PIPE_WIDTH = 80;
const NARROWEST = 40;
/** In columns. Longer lines of prose are hard to read, however wide the window is. */
const WIDEST = 110;

/** The streams of this process. */
export function openTerminal(): Terminal {
    const out = open(1);
    const err = open(2);
    if (!err.isTerminal || !takesProgress()) return { out, err };
    const progress = new ProgressLine(screenOf(err));
    return { out: above(progress, out), err: above(progress, err), progress };
}

/** The same terminal, with colours or without, whatever the environment says. */
export function withColors(terminal: Terminal, choice: ColorChoice = 'auto'): Terminal {
    if (choice === 'auto') return terminal;
    const colors = choice === 'always' ? realColors() : NO_COLORS;
    return { ...terminal, out: { ...terminal.out, colors }, err: { ...terminal.err, colors } };
}

/** Prints how a run went; nothing if only that is wanted which fails it. */
export const tell = ({ out, isQuiet }: Terminal, text: string): void => {
    if (isQuiet !== true) out.write(text);
};

/** Prints on standard error what is wrong. `message` may hold anything that a file or a path can hold. */
export const complain = ({ err }: Terminal, message: string): void =>
    err.write(`eemi-acl: ${visible(message)}\n`);

/** The last reason of a run that was to write files. */
export const NOTHING_WRITTEN = 'nothing was written';

/** Complains of what is wrong, each reason on a line, and gives the exit code: that for wrong usage and for what cannot be read, unless said. */
export function refuse(terminal: Terminal, reasons: string | readonly string[], exitCode = 2): number {
    for (const reason of [reasons].flat()) complain(terminal, reason);
    return exitCode;
}

/** Prints what a person wrote, unchanged; on a terminal, without control characters. */
export const writeText = ({ write, isTerminal }: Stream, text: string): void =>
    write(isTerminal ? text.split('\n').map(visibleLine).join('\n') : text);

/** The same for UTF-8, of which the pieces of a long text consist; each piece has whole lines. */
export function writeUtf8(stream: Stream, utf8: Uint8Array): void {
    if (stream.writeBytes === undefined) writeText(stream, Buffer.from(utf8).toString('utf8'));
    else stream.writeBytes(utf8);
}

const visibleLine = (line: string): string => line.replace(/\r$/, '').split('\t').map(visible).join('\t');

/** None in a CI log, none on a terminal that cannot redraw a line, and none if output goes to a pipe whose reader may print there too. */
function takesProgress(): boolean {
    const { CI, TERM } = process.env;
    return !CI && TERM !== 'dumb' && !isPipe(1);
}

const screenOf = ({ write }: Stream): Screen => ({
    write,
    columns: () => process.stderr.columns || PIPE_WIDTH,
    now: () => performance.now(),
});

function above(progress: ProgressLine, stream: Stream): Stream {
    const cleared =
        <T>(write: (what: T) => void) =>
        (what: T): void => {
            progress.clear();
            write(what);
        };
    const { write, writeBytes } = stream;
    return {
        ...stream,
        write: cleared(write),
        ...(writeBytes && { writeBytes: cleared(writeBytes) }),
    };
}

const deviceOf = (descriptor: 1 | 2): NodeJS.WriteStream =>
    descriptor === 1 ? process.stdout : process.stderr;

/** Files and pipes are written without Node's streams, because loading those takes as long as checking a small file. */
function open(descriptor: 1 | 2): Stream {
    const stream = isDevice(descriptor) ? deviceOf(descriptor) : undefined;
    const isTerminal = stream?.isTTY === true;
    // If the terminal goes away, there is nobody left to tell.
    stream?.on('error', () => {});
    const columns = (isTerminal && stream?.columns) || PIPE_WIDTH;
    const writeBytes = writer(descriptor);
    const toScreen = isTerminal && stream !== undefined;
    return {
        ...(toScreen
            ? { write: text => stream.write(text) }
            : { write: text => writeBytes(Buffer.from(text)), writeBytes }),
        width: Math.min(Math.max(columns, NARROWEST), WIDEST),
        isTerminal,
        colors: wantsColors(isTerminal) ? realColors() : NO_COLORS,
    };
}

const isDevice = (descriptor: number): boolean => statsOf(descriptor)?.isCharacterDevice() ?? false;

function isPipe(descriptor: number): boolean {
    const stats = statsOf(descriptor);
    return stats !== undefined && (stats.isFIFO() || stats.isSocket());
}

/** `undefined` for a closed stream. */
function statsOf(descriptor: number): Stats | undefined {
    try {
        return fstatSync(descriptor);
    } catch {
        return undefined;
    }
}

/** Writes all bytes before it returns. */
function writer(descriptor: number): (bytes: Uint8Array) => void {
    let isOpen = true;
    return bytes => {
        for (let done = 0; isOpen && done < bytes.length; ) {
            try {
                done += writeSync(descriptor, bytes, done);
            } catch (error) {
                const code = codeOf(error);
                if (code === 'EAGAIN') pause();
                // A reader such as `| head` may close the pipe early. The work goes on, so that the exit code is right.
                else if (code === 'EPIPE') isOpen = false;
                else throw new OutputLost(`the output ${reasonOf(error).reason}`);
            }
        }
    };
}

/** Waits a moment for a slow reader. */
const pause = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);

const same: Paint = text => text;
export const NO_COLORS: Colors = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** The library looks at the streams when it is loaded, so it is loaded only if there are colours. */
function realColors(): Colors {
    const { createColors }: typeof import('picocolors') = require('picocolors');
    return createColors(true);
}

/** Never with NO_COLOR, always with FORCE_COLOR; otherwise on a terminal that can show them. */
function wantsColors(isTerminal: boolean): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
    if (NO_COLOR) return false;
    if (FORCE_COLOR) return FORCE_COLOR !== '0';
    return isTerminal && TERM !== 'dumb';
}
