// Documents that the server did not survive once, or that resemble them. Each is opened, each method is asked about every line, and then
// it is typed in again from its end, line by line.

import assert from 'node:assert/strict';
import test from 'node:test';
import { OpenDocument } from './server';

const CORPUS: Readonly<Record<string, string>> = {
    'half a character in paths':
        'import "\ud800.eemi"\nemit c "a\udc00.h"\ndomain d {\n    from "\ud83d"\n}\n',
    'half a character in names and words': 'names node {\n    A\ud800 = 1\n    \udfff\n}\n',
    'a macro that mentions its own name':
        'target xlnx\nnode t {\n    index I(n) = n - I\n    1 -> hwdom\n}\n',
    'a macro that mentions its table': 'target xlnx\nnode t {\n    index I(n) = n - t\n    1 -> hwdom\n}\n',
    'names that JavaScript has': `names node {
    __proto__ = 1
    constructor = 2
    hasOwnProperty = constructor
}
node toString {
    __proto__ -> hwdom
    valueOf -> constructor
}
waive constructor "x"
target __proto__
platform constructor
license "__proto__"
`,
    'names that C has': 'names node {\n    WCHAR_MAX = 1\n    __x = 2\n    _X = 3\n    int = 4\n}\n',
    'a byte order mark, and a second one': '\ufeff\n\ufeffplatform zynqmp\n',
    'a table whose last row can go': `names frame {
    F = at 0x1000
}
node t {
    1 -> deny
}
mmio m {
    F -> 1
}
`,
    'what does not exist, and what never ends':
        'import "/dev/zero"\nimport ".."\nimport ""\nimport "a.h" as node *\n',
    'an import of itself': 'import "fuzz.eemi"\nimport "untitled:fuzz.eemi"\n',
    'every line end': 'names node {\r    A = 1\r\n    B = 2\n\r}\u2028node t {\r\n    A -> B\r}\n\r\n',
};

for (const [name, text] of Object.entries(CORPUS))
    test(name, async () => {
        const document = await OpenDocument.with(text);
        const lines = text.split(/\r\n|\r|\n/);
        for (const [line, { length }] of lines.entries())
            await document.askEverything({ line, character: length }, { line: line + 1, character: 0 }, 'A');
        const said = await document.settled();
        await document.edit('');
        for (const line of text.split(/(?<=\n)/).reverse())
            await document.edit(line, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
        assert.deepEqual(await document.settled(), said);
        document.close();
    });
