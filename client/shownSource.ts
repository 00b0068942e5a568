// The source that a view shows, and what is known of it. An answer that comes when the view shows another source is dropped: it would be
// taken for one about that. It knows no window.

export class ShownSource<Data> {
    /** What is known of the source. */
    data: Data | undefined;

    constructor(private uri: string | undefined) {}

    get isNone(): boolean {
        return this.uri === undefined;
    }

    is(uri: string): boolean {
        return this.uri === uri;
    }

    /** Shows a source; gives whether another one was shown. What was known of that says nothing of this. */
    follow(uri: string): boolean {
        const isOther = !this.is(uri);
        if (isOther) this.data = undefined;
        this.uri = uri;
        return isOther;
    }

    /** Asks about the source; `undefined` if there is no answer, or another source is shown by then. */
    async ask<Answer>(question: (uri: string) => Promise<Answer | undefined>): Promise<Answer | undefined> {
        const { uri } = this;
        const answer = uri === undefined ? undefined : await question(uri);
        return uri === this.uri ? answer : undefined;
    }
}
