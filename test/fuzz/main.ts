// `npm run fuzz -- --minutes N`: tries the attacks until the time is over, each for the same share of it. An attack runs
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
    /** In milliseconds; `undefined` for as long as it takes. */
    readonly time: number | undefined;
}

/** How many times as many cases as `npm test` tries are one turn, if they do not take longer than half a share of the time. */
const TURN = 2;
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

interface Share {
    readonly attack: Attack;
    /** In milliseconds. */
    spent: number;
    tried: number;
    seed: number;
}

/** Tries next what has had the least time; what has failed is left out from then on. */
async function inTurns(): Promise<void> {
    const seed = Number(values.seed);
    const minutes = Number(values.minutes);
    const end = Date.now() + minutes * 60_000;
    const shares = ATTACKS.filter(({ name }) => values.only === undefined || name === values.only).map(
        (attack): Share => ({ attack, spent: 0, tried: 0, seed }),
    );
    if (shares.length === 0) throw new Error(`there are: ${ATTACKS.map(({ name }) => name).join(', ')}`);
    const turn = (minutes * 60_000) / shares.length / 2;
    for (let left = shares; left.length > 0 && Date.now() < end; ) {
        const next = left.reduce((least, each) => (each.spent < least.spent ? each : least));
        const isSound = await takesTurn(next, Math.min(turn, end - Date.now()));
        if (!isSound) left = left.filter(each => each !== next);
        if (values.path !== undefined) break;
    }
    for (const { attack, tried, spent } of shares)
        console.log(`${attack.name}: ${tried} cases in ${Math.round(spent / 1000)} s`);
    console.log(`first seed: ${seed}`);
}

/** Gives whether nothing fell. */
async function takesTurn(share: Share, time: number): Promise<boolean> {
    const { attack } = share;
    const begun = Date.now();
    const { report, tried } = await inThread(orderFor(attack, share.seed++, time));
    share.spent += Date.now() - begun;
    share.tried += tried;
    if (report === undefined) return true;
    process.exitCode = 1;
    console.error(`${attack.name} failed: ${attack.holds}\n${report}\n`);
    return false;
}

const orderFor = ({ name, few }: Attack, seed: number, time: number): Order => ({
    name,
    seed,
    ...(values.path === undefined
        ? { cases: few * TURN, path: '', time }
        : { cases: 1, path: values.path, time: undefined }),
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
    const { name, time, ...order }: Order = workerData;
    const begin = (): void => parentPort?.postMessage({ begun: true });
    const report = await ATTACKS.find(each => each.name === name)?.run({
        ...order,
        begin,
        ...(time !== undefined && { time }),
    });
    parentPort?.postMessage({ begun: false, report });
}

if (isMainThread) inTurns();
else obey();
