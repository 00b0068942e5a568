// Runs the server as an editor does until it has said what it finds in a file, so that what V8 compiled of it is saved (compile.cjs).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Does so with the text of a file. Fails if the server does. */
export async function compileServer(file) {
    const server = spawn(process.execPath, ['tools/compile.cjs', 'lsp', '--stdio'], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const send = (method, params, id) => {
        const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
        server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send('initialize', { processId: process.pid, rootUri: null, capabilities: {} }, 1);
    send('initialized', {});
    const textDocument = {
        uri: 'file:///a.eemi',
        languageId: 'eemi',
        version: 1,
        text: readFileSync(file, 'utf8'),
    };
    send('textDocument/didOpen', { textDocument });
    let said = '';
    server.stdout.setEncoding('utf8').on('data', text => {
        said += text;
        if (!said.includes('textDocument/publishDiagnostics')) return;
        said = '';
        send('shutdown', undefined, 2);
        send('exit');
    });
    const [status] = await once(server, 'exit');
    if (status !== 0) throw new Error(`the server ended with ${status}`);
}
