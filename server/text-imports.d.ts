// `text:` imports give a file's text, put into the program when it is bundled (build.mjs).
declare module 'text:*' {
    const text: string;
    export default text;
}

/** The version in package.json, put in when the program is bundled. */
declare const PROGRAM_VERSION: string;
