// What taking a generated file over into its source asks of the server: what is generated, and what would be if the source were another.

import { analyse } from '../checks/analyse';
import { outputPrinter } from '../emit/outputs';
import type { Engine } from '../features/outputs/takingOver';
import { Document } from '../language/document';
import { laidOut } from '../language/laid-out';
import type { Failure, Host } from '../model/host';
import type { Edit } from '../model/problem';

export const engineOver = (host: Host): Engine => ({
    print: (program, path) =>
        outputPrinter(program)(path.endsWith('.ts') ? 'ts' : 'c', { path, notesRows: true }),
    laidOut: ({ document }, edits) => laidOut(document, edits),
    supposing: ({ file, document }, edits) => {
        const supposed = edited(document, edits);
        return analyse(file, {
            ...host,
            document: each => (each === file ? supposed : copied(host.document(each))),
        });
    },
});

/** Each document belongs to the analyses that follow its edits. */
const copied = (found: Document | Failure): Document | Failure =>
    typeof found === 'string' ? found : new Document(found.text);

function edited(document: Document, edits: readonly Edit[]): Document {
    const copy = new Document(document.text);
    for (const { range, newText } of edits.toReversed()) copy.edit(range, newText);
    return copy;
}
