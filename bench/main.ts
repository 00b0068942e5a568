// Measures what must be fast, against its limits. `npm run bench`; 1 when a limit is missed. Its numbers are those of this
// machine at this moment, so it is no test.

import os from 'node:os';
import { analysisTime, editTime, memory, parseTime, ROWS } from './large';
import { checkRatio } from './processes';

interface Measure {
    readonly work: string;
    readonly unit: string;
    /** Without one the number is for information. */
    readonly limit?: number;
    readonly measure: () => number;
}

const rows = `${ROWS.toLocaleString('en')} rows`;

const MEASURES: readonly Measure[] = [
    { work: 'check of the ZynqMP example, to `node -e 0`', unit: 'times', limit: 1.8, measure: checkRatio },
    { work: `parsing ${rows} from scratch`, unit: 'ms', limit: 250, measure: parseTime },
    { work: `one character typed into ${rows}`, unit: 'ms', limit: 0.1, measure: editTime },
    { work: `a document of ${rows} in memory`, unit: 'MiB', measure: memory },
    { work: `analysis of ${rows}`, unit: 'ms', measure: analysisTime },
];

console.log(`${os.cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.version}\n`);
console.log(tableRow('work', 'measured', 'limit', ''));
for (const { work, unit, limit, measure } of MEASURES) {
    const measured = measure();
    const isMissed = limit !== undefined && !(measured <= limit);
    if (isMissed) process.exitCode = 1;
    const verdict = limit === undefined ? '' : isMissed ? 'missed' : 'ok';
    console.log(
        tableRow(work, `${shown(measured)} ${unit}`, limit === undefined ? '' : `${limit} ${unit}`, verdict),
    );
}

function tableRow(work: string, measured: string, limit: string, verdict: string): string {
    return `${work.padEnd(45)}${measured.padStart(14)}${limit.padStart(14)}  ${verdict}`.trimEnd();
}

function shown(value: number): string {
    return value < 1 ? value.toFixed(4) : value.toFixed(value < 10 ? 2 : 0);
}
