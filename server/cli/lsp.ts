// `lsp`: the language server, for editors that start it as a program. The server is a file beside this program.

/** Serves the editor at the other end of standard input and output, until the editor closes. */
export async function lsp(): Promise<never> {
    const { main } = await import('../lsp/main');
    main();
    return new Promise(() => {});
}
