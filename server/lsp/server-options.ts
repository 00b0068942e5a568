// What the arguments of the server say: how an editor is connected, and which process it is. Arguments that only other servers
// know are passed over, because editors pass some to each.

export interface ServerOptions {
    readonly transport: '--stdio' | '--node-ipc';
    /** The id of the editor's process, if it is given: `--clientProcessId=1` or `--clientProcessId 1`. */
    readonly clientProcess: number | undefined;
}

/** Reads the arguments, or says what is wrong with them and what to pass. `hasChannel` says whether a parent process opened one. */
export function optionsIn(
    args: readonly string[],
    hasChannel: boolean,
): ServerOptions | { readonly refusal: string } {
    const named = [...new Set(args.map(nameOf).filter(isTransport))];
    const [transport, another] = named;
    if (transport === undefined)
        return { refusal: `an editor has to say how it talks to this server: ${PASS}` };
    if (another !== undefined) return { refusal: `${transport} and ${another} exclude each other: ${PASS}` };
    if (transport !== '--stdio' && transport !== '--node-ipc')
        return { refusal: `${transport} is not offered, since this server opens no connection: ${PASS}` };
    if (transport === '--node-ipc' && !hasChannel)
        return { refusal: `--node-ipc needs a parent process that is Node and opened a channel: ${PASS}` };
    const at = args.findIndex(argument => nameOf(argument) === CLIENT_PROCESS);
    const id = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1] ?? '');
    if (id !== undefined && !isProcessId(id))
        return { refusal: `${CLIENT_PROCESS} takes the number of the editor’s process` };
    return { transport, clientProcess: id === undefined ? undefined : Number(id) };
}

const CLIENT_PROCESS = '--clientProcessId';

/** Whether a text is the number of a process: 0 and less stand for groups of them. */
export const isProcessId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text);

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'] as const;
type Named = (typeof TRANSPORTS)[number];

const isTransport = (name: string | undefined): name is Named => TRANSPORTS.some(each => each === name);

const nameOf = (argument: string): string | undefined => argument.split('=')[0];

const PASS = 'pass --stdio, or --node-ipc from a parent process that is Node';
