// `text:` imports give a file's text. In the program it is a file beside it, read where the import is first used (build.mjs).
declare module 'text:*' {
    const text: string;
    export default text;
}

// `names:` imports give the names that a platform's text declares, resolved when the program is bundled.
declare module 'names:*' {
    const rows: readonly import('./model/platform-names').NameRow[];
    export default rows;
}

/** The version in package.json, put in when the program is bundled. */
declare const PROGRAM_VERSION: string;
