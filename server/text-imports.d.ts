// `text:` imports give the text of a file. For the built program that is a file beside it, read on first use (build.mjs).
declare module 'text:*' {
    const text: string;
    export default text;
}

/** The version in package.json, inserted when the program is bundled. */
declare const PROGRAM_VERSION: string;
/** The address of the repository, without a `/` at its end. */
declare const PROGRAM_HOME: string;
