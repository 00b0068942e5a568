// `lsp`: the language server, for editors that start it as a program. It is a file of its own beside this one.

/** Serves the editor at the other end of standard input and output, until it goes. */
export async function lsp(): Promise<never> {
    const { main } = await import('../lsp/entry');
    main();
    return new Promise(() => {});
}
