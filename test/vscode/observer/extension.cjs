// A second extension, for the tests alone: only an extension that names the proposal `testObserver` may see the tests of others, and
// what became of them. It gives the tests what it sees.
'use strict';
const { tests } = require('vscode');

exports.activate = () => ({ tests });
