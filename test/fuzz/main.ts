// `npm run fuzz -- --minutes N`: tries the attacks in turn until the time is over, each round with a seed of its own. An attack runs
// in a thread, so that one that hangs or fills the memory can be ended, and is a failure as well.

import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Attack } from './attack';
import { ATTACKS } from './attacks';

/** What one thread is to try. */
interface Order {
    readonly name: string;
    readonly seed: number;
    readonly cases: number;
    readonly path: string;
}

/** How many times as many cases as `npm test` tries are one round. */
const ROUND = 2;
/** In milliseconds: the slowest case starts a compiler some times, on a busy machine. */
const PATIENCE = 90_000;
const MOST_MEMORY = 1024;

const { values } = parseArgs({
    options: {
        minutes: { type: 'string', default: '5' },
        seed: { type: 'string', default: `${Date.now() % 1_000_000_000}` },
        only: { type: 'string' },
        path: { type: 'string' },
    },
});

/** Tries the attacks in turn; one that has failed is left out from then on. */
async function inRounds(): Promise<void> {
    const first = Number(values.seed);
    const end = Date.now() + Number(values.minutes) * 60_000;
    const counts = new Map<string, number>();
    let left = ATTACKS.filter(({ name }) => values.only === undefined || name === values.only);
    if (left.length === 0) throw new Error(`there are: ${ATTACKS.map(({ name }) => name).join(', ')}`);
    for (let seed = first; left.length > 0 && Date.now() < end; seed++) {
        for (const attack of left) {
            if (Date.now() >= end) break;
            const { report, tried } = await inThread(orderFor(attack, seed));
            counts.set(attack.name, (counts.get(attack.name) ?? 0) + tried);
            if (report === undefined) continue;
            process.exitCode = 1;
            left = left.filter(each => each !== attack);
            console.error(`${attack.name} failed: ${attack.holds}\n${report}\n`);
        }
        if (values.path !== undefined) break;
    }
    for (const [name, count] of counts) console.log(`${name}: ${count} cases`);
    console.log(`first seed: ${first}`);
}

const orderFor = ({ name, few }: Attack, seed: number): Order => ({
    name,
    seed,
    cases: values.path === undefined ? few * ROUND : 1,
    path: values.path ?? '',
});

/** Runs an attack in a thread, which tells of each case that it begins. */
function inThread(order: Order): Promise<{ report: string | undefined; tried: number }> {
    return new Promise(resolve => {
        const worker = new Worker(__filename, {
            workerData: order,
            argv: [],
            resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
        });
        let tried = 0;
        const over = (report: string | undefined): void => {
            clearTimeout(timer);
            resolve({ report, tried });
            worker.terminate();
        };
        const again = (): string =>
            `npm run fuzz -- --only ${order.name} --seed ${order.seed} --path ${Math.max(0, tried - 1)}`;
        const timer = setTimeout(() => over(`${again()}\nno end after ${PATIENCE / 1000} s`), PATIENCE);
        worker.on('message', (message: { report?: string; begun: boolean }) => {
            if (!message.begun) return over(message.report);
            tried++;
            timer.refresh();
        });
        worker.on('error', error => over(`${again()}\n${error.stack}`));
    });
}

/** What a thread does. */
async function obey(): Promise<void> {
    const { name, ...order }: Order = workerData;
    const begin = (): void => parentPort?.postMessage({ begun: true });
    const report = await ATTACKS.find(each => each.name === name)?.run({ ...order, begin });
    parentPort?.postMessage({ begun: false, report });
}

if (isMainThread) inRounds();
else obey();
