// Which members of a struct the comments in it are about.

import { countLeading } from './leading';
import type { CComment, CPlace } from './reading';
import { isPunctuator, placeOfToken, type Token } from './token';

/** The members that one `;` ends. */
interface Members {
    readonly names: string;
    /** The first token of their declaration, and the `;`. */
    readonly start: Token;
    readonly end: Token;
}

export class MemberNames {
    private readonly all: Members[] = [];
    private names: string[] = [];
    private start: Token | undefined;
    /** The name of the member that is read, as far as is known. */
    private last: string | undefined;
    /** Whether its name has been read: what follows is its length or width. */
    private isNamed = false;

    /** Looks at the next token of the struct. */
    see(token: Token): void {
        const { start = token } = this;
        this.start = start;
        if (token.kind === 'name' && !this.isNamed) this.last = token.text;
        if (isPunctuator(token, ':') || isPunctuator(token, '[')) this.isNamed = true;
        if (isPunctuator(token, ',') || isPunctuator(token, ';')) this.endMember();
        if (!isPunctuator(token, ';')) return;
        if (this.names.length > 0) this.all.push({ names: this.names.join(', '), start, end: token });
        this.names = [];
        this.start = undefined;
    }

    private endMember(): void {
        if (this.last !== undefined) this.names.push(this.last);
        this.last = undefined;
        this.isNamed = false;
    }

    /** Comments with the members that they are about: behind the `;` on its line those before it, elsewhere those that come next. */
    named(comments: readonly CComment[]): readonly CComment[] {
        return comments.map(comment => {
            const { at } = comment;
            const behind = countLeading(this.all, ({ end }) => isBefore(end, at));
            const [before, next] = [this.all[behind - 1], this.all[behind]];
            const isInNext = next !== undefined && isBefore(next.start, at);
            const isBeside = before !== undefined && placeOfToken(before.end).line === at.line;
            return { ...comment, members: (isBeside && !isInNext ? before : next)?.names ?? '' };
        });
    }
}

function isBefore(token: Token, { line, character }: CPlace): boolean {
    const at = placeOfToken(token);
    return at.line < line || (at.line === line && at.character < character);
}
