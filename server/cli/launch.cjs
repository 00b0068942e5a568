#!/usr/bin/env node
// Becomes cli.js and server.js, which start program.js and server-program.js with a cache of their compiled code. That saves a third of
// the time of a short run, and until the server has read a small file. From Node 22.8 on it is Node's own cache; before, the ones that
// the build made (tools/compile.cjs), for the program and for each file beside it that such a run loads. Where there is none, or it is
// from another version of Node, Node compiles as usual.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

// What those versions do not have takes longer to ask them for than to know.
const { enableCompileCache } = /^v(?:20|21|22\.[0-7])\./.test(process.version) ? {} : require('node:module');
// Not in the folder for temporary files, where others could put code that this program would then run; nor in that of an extension.
if (!('electron' in process.versions)) enableCompileCache?.(path.join(__dirname, 'compiled'));
// As editors start the server, it would need of the program nothing but memory, as long as it runs.
const STARTS_SERVER = /^lsp(?: --clientProcessId[ =]\d+)? --stdio(?: --clientProcessId[ =]\d+)?$/;
const isServer =
    path.basename(__filename) === 'server.js' || STARTS_SERVER.test(process.argv.slice(2).join(' '));
if (isServer) start('./server-program.js').main();
else start('./program.js');

function start(program) {
    return enableCompileCache === undefined ? startCompiled(program) : require(program);
}

function startCompiled(program) {
    const { Script } = require('node:vm');
    const scripts = new Map();
    const loaded = new Map();
    exports.compiled = () => {
        tune('as usual');
        return [...scripts].map(([id, script]) => [cacheOf(id), script.createCachedData()]);
    };

    function load(id) {
        const known = loaded.get(id);
        if (known !== undefined) return known.exports;
        const made = { exports: {} };
        if (!id.startsWith('./')) {
            made.exports = require(id);
            loaded.set(id, made);
            return made.exports;
        }
        const filename = path.join(__dirname, id);
        tune('as usual');
        const script = new Script(moduleIn(filename), { filename, cachedData: kept(id) });
        tune('for imports');
        scripts.set(id, script);
        loaded.set(id, made);
        script.runInThisContext()(made.exports, load, made, filename, __dirname);
        return made.exports;
    }
    return load(program);
}

/**
 * In the import of real tables, which takes half a second, Node 20 spends a third of its work on optimising functions that are hardly
 * called again. There a function has to run six times as long before that. Other commands are shorter, or read so much that they are
 * slower then: 100 000 rows are checked in the time of a C compiler only by functions that are optimised soon, and a large file of C is
 * imported in a tenth less. And the heap of an import may only grow to twice what is alive before V8 collects what is not: 100 000 rows
 * of C need a fifth less memory for a tenth more time.
 * Compiled code is taken and made with the usual values, as V8 asks for the same flags.
 */
function tune(how) {
    if (process.argv[2] !== 'import' || !process.version.startsWith('v20.')) return;
    const { setFlagsFromString } = require('node:v8');
    const isImport = how === 'for imports';
    const budget = isImport && !process.argv.slice(3).some(isLarge) ? 400_000 : 67_584;
    setFlagsFromString(`--interrupt-budget=${budget}`);
    setFlagsFromString(`--heap-growing-percent=${isImport ? 100 : 0}`);
}

/** Whether a word of the command line is a file of more than 1 MiB, which 10 000 rows are. */
function isLarge(word) {
    try {
        return (fs.statSync(word, { throwIfNoEntry: false })?.size ?? 0) > 1 << 20;
    } catch {
        return false;
    }
}

/**
 * The function that a file is for Node. Half a megabyte is read to where it stays, since to put it together of strings or buffers would copy
 * it each time. The build leaves nothing but ASCII in it.
 */
function moduleIn(filename) {
    const [head, tail] = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
    const descriptor = fs.openSync(filename);
    const { size } = fs.fstatSync(descriptor);
    const text = Buffer.allocUnsafe(head.length + size + tail.length);
    let end = text.latin1Write(head);
    for (let read = -1; read !== 0 && end < head.length + size; end += read)
        read = fs.readSync(descriptor, text, end, head.length + size - end, null);
    fs.closeSync(descriptor);
    end += text.latin1Write(tail, end);
    return text.latin1Slice(0, end);
}

function kept(id) {
    try {
        return fs.readFileSync(cacheOf(id));
    } catch {
        return undefined;
    }
}

function cacheOf(id) {
    return path.join(__dirname, id.replace(/js$/, 'cache'));
}
