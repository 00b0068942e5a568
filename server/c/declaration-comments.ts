// To what the comments around and in a declaration belong: to it, to the table before it, or to neither.

import { MemberNames } from './member-names';
import type { CComment, CTable, Trivium } from './reading';
import { isPunctuator, type Token, writtenFirst, writtenLast } from './token';
import { isComment, type Trivia } from './trivia';

/** What stands between two declarations. */
export interface Between {
    /** Within the end of the first one, and on its last line. */
    readonly behind: readonly CComment[];
    /** On the lines below that, up to a blank line or a directive. */
    readonly adjoining: readonly CComment[];
    /** All but `behind`: what stands before the second one. */
    readonly lead: readonly Trivium[];
    /** Whether what adjoins the first one is apart from the second one. */
    readonly isApart: boolean;
}

export class DeclarationComments {
    /** Whether the words of a type are being read: only then tokens need to be looked at. */
    isInType = false;
    /** The first brace in it. */
    private brace: Token | undefined;
    /** What stands in that, if it is the brace of a struct. */
    private members: MemberNames | undefined;
    /** The last table, as its index, if the last declaration has it. */
    private open: number | undefined;

    constructor(
        private readonly trivia: Trivia,
        private readonly tables: CTable[],
    ) {}

    /** Looks at a token of a type. */
    see(token: Token): void {
        this.members?.see(token);
        if (this.brace !== undefined) return;
        if (token.text === 'struct' || token.text === 'union') this.members = new MemberNames();
        if (isPunctuator(token, '{')) this.brace = token;
    }

    /** What stands before a declaration that begins with a token, behind the one that was taken last. */
    begin(first: Token, last: Token | undefined): Between {
        this.isInType = true;
        this.brace = undefined;
        this.members = undefined;
        return this.between(first, last);
    }

    /** The comments between the words of a type up to a token; those about its members, if `next` is something of that type. */
    ofType(last: Token | undefined, next: Token): readonly CComment[] {
        this.isInType = false;
        if (this.brace === undefined || last === undefined) return [];
        const [open, close] = [writtenFirst(this.brace), writtenLast(last)];
        const before = this.trivia.comments(open.source, open.start);
        const { members } = this;
        if (members !== undefined && open.source === close.source && !isPunctuator(next, ';'))
            return [...before, ...members.named(this.trivia.comments(close.source, close.end))];
        this.trivia.pass(close.source, close.end);
        return before;
    }

    /** Gives the table before a declaration what is about it. The declaration has the tables from an index on. */
    finish({ behind, adjoining, isApart }: Between, from: number): void {
        const isTable = this.tables.length > from;
        this.addBehind([...behind, ...(isApart && !isTable ? adjoining : [])]);
        this.open = isTable ? this.tables.length - 1 : undefined;
    }

    /** What stands behind the last declaration is about it, if that is a table. */
    end(end: Token, last: Token | undefined): void {
        if (this.open === undefined) return;
        const { behind, lead } = this.between(end, last);
        this.addBehind([...behind, ...commentsIn(lead)]);
    }

    private between(token: Token, last: Token | undefined): Between {
        const { source, start } = writtenFirst(token);
        if (last === undefined)
            return { behind: [], adjoining: [], lead: this.trivia.before(source, start), isApart: false };
        const before = writtenLast(last);
        const within = this.trivia.comments(before.source, before.end);
        if (before.source === source) return divided(within, this.trivia.before(source, start));
        const left = commentsIn(this.trivia.rest(before.source));
        return {
            behind: [...within, ...left],
            adjoining: [],
            lead: this.trivia.before(source, start),
            isApart: false,
        };
    }

    private addBehind(comments: readonly CComment[]): void {
        const { open } = this;
        const table = open === undefined ? undefined : this.tables[open];
        if (table === undefined || open === undefined || comments.length === 0) return;
        this.tables[open] = { ...table, behind: [...table.behind, ...comments] };
    }
}

/** Divides what stands behind a declaration. */
function divided(within: readonly CComment[], trivia: readonly Trivium[]): Between {
    const first = trivia.findIndex(each => each.kind !== 'comment' || each.isAlone);
    const from = first === -1 ? trivia.length : first;
    const lead = trivia.slice(from);
    const end = lead.findIndex(({ kind }) => kind !== 'comment');
    return {
        behind: [...within, ...trivia.slice(0, from).filter(isComment)],
        adjoining: lead.slice(0, end === -1 ? lead.length : end).filter(isComment),
        lead,
        isApart: end !== -1,
    };
}

/** The comments of some trivia that are not on the line of a directive. */
const commentsIn = (trivia: readonly Trivium[]): readonly CComment[] =>
    trivia.filter(isComment).filter(({ isOfDirective }) => isOfDirective !== true);
