// `text:` imports give a file's text. In the program it is a file beside it, read where the import is first used (build.mjs).
declare module 'text:*' {
    const text: string;
    export default text;
}

/** The version in package.json, put in when the program is bundled. */
declare const PROGRAM_VERSION: string;
