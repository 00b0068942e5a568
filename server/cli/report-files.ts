// Reports in files that the command line names, `--report FORM=FILE`: what a run would print in that form. Their texts are kept until the run
// is over, and then either all files are written or none.

import { fullPath, shownPath } from '../files/disk';
import { placeToWrite } from '../files/named-file';
import { allOrNone } from './all-or-none';
import { NO_COLORS, PIPE_WIDTH, refuse, type Stream, type Terminal } from './terminal';

/** A report that was asked for. */
export interface WantedReport<Form extends string> {
    readonly form: Form;
    /** As it was written. */
    readonly file: string;
}

/** A report that is being made. */
export interface OpenReport<Form extends string> {
    readonly form: Form;
    /** Where it is printed. Complaints go nowhere: the run prints them too. */
    readonly terminal: Terminal;
}

/** What a run gives besides what it prints. */
export interface Ran {
    readonly exitCode: number;
    /** The full paths of all files that it read or looked for, and of the outputs that its sources name: no report may replace one. */
    readonly taken: ReadonlySet<string>;
}

/**
 * Does `work`, which prints the reports that are wanted, and writes them, also if the run fails; none if it gives only an exit code, since
 * there was nothing to run. Gives the exit code; 2 if a file may not or cannot be written, and then none is.
 */
export async function withReports<Form extends string>(
    wanted: readonly WantedReport<Form>[],
    terminal: Terminal,
    work: (reports: readonly OpenReport<Form>[]) => Promise<Ran | number>,
): Promise<number> {
    const early = refusalAmong(wanted, new Set());
    if (early !== undefined) return refuse(terminal, early);
    const files = wanted.map(({ form, file }) => new ReportFile(form, file));
    const ran = await work(files);
    if (typeof ran === 'number') return ran;
    const { exitCode, taken } = ran;
    if (files.length === 0) return exitCode;
    const late = refusalAmong(wanted, taken);
    if (late !== undefined) return refuse(terminal, late);
    return allOrNone(
        files.map(({ file }) => fullPath(file)),
        async replacement => {
            for (const { file, pieces } of files) {
                const place = placeToWrite(fullPath(file), taken);
                if (!('refusal' in place)) replacement.stage(place, pieces);
            }
            const failed = replacement.commit();
            return failed === undefined
                ? exitCode
                : refuse(terminal, `${shownPath(failed.file)} ${failed.reason}`);
        },
    );
}

/** Why one of the reports may not be written; `undefined` if all may. */
function refusalAmong(
    wanted: readonly WantedReport<string>[],
    taken: ReadonlySet<string>,
): string | undefined {
    const places = new Map<string, string>();
    for (const { file } of wanted) {
        const place = placeToWrite(fullPath(file), taken);
        if ('refusal' in place) return `--report: ${file} ${place.refusal}`;
        // Some file systems ignore case.
        const key = place.file.toLowerCase();
        if (places.has(key))
            return `--report: ${file} is named for two reports; name another file for one of them`;
        places.set(key, file);
    }
    return undefined;
}

/** A report whose text is kept. */
class ReportFile<Form extends string> implements OpenReport<Form> {
    readonly pieces: Uint8Array[] = [];
    readonly terminal: Terminal;

    constructor(
        readonly form: Form,
        readonly file: string,
    ) {
        const out = streamTo(text => this.pieces.push(Buffer.from(text)));
        this.terminal = { out, err: streamTo(() => {}) };
    }
}

const streamTo = (write: (text: string) => void): Stream => ({
    write,
    width: PIPE_WIDTH,
    isTerminal: false,
    colors: NO_COLORS,
});
