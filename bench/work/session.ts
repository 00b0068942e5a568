// An editor's session in this process: the server without the connection. What it would tell its editor is kept here.

import { hover } from '../../server/features/hover';
import { Session } from '../../server/lsp/session';
import type { Change, Position } from '../driving/table';

export class EditedFiles {
    private readonly found = new Map<string, readonly string[]>();
    private version = 0;
    private readonly session = new Session(
        { platforms: '/platforms', diagnostics: '/diagnostics.md' },
        {
            publish: (uri, _version, diagnostics) => {
                this.found.set(
                    uri,
                    diagnostics.map(({ code }) => String(code)),
                );
            },
            status: () => {},
            refresh: () => {},
            watch: () => {},
            warn: () => {},
            schedule: () => {},
        },
    );

    open(uri: string, text: string): void {
        this.session.opened(uri, this.version, text);
        this.rest();
    }

    /** Makes a change and all the work that follows from it. */
    edit(uri: string, change: Change): void {
        this.version++;
        this.session.edited(uri, this.version, [change]);
        this.rest();
    }

    /** What the editor shows beside the pointer. */
    hover(uri: string, position: Position): void {
        const { workspace } = this.session;
        if (hover(workspace, this.session.fileOf(uri), position) === undefined)
            throw new Error(`nothing to say at line ${position.line} of ${uri}`);
    }

    /** The codes of a file's current diagnostics, in the order of the text. */
    findings(uri: string): readonly string[] {
        return this.found.get(uri) ?? [];
    }

    private rest(): void {
        while (this.session.step()) {}
    }
}
