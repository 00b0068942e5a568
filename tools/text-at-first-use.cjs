// A part of the built program: gives a module a text as its `default`, which is read from a file when it is first used.
'use strict';
const { readFileSync } = require('node:fs');

exports.provide = (module, file) => {
    let text;
    const get = () => (text ??= readFileSync(file, 'utf8'));
    Object.defineProperties(module, { __esModule: { value: true }, default: { get } });
};
