// recheck in JavaScript alone, as browsers load it: `recheck` itself starts a program for each system.

declare module 'recheck/lib/browser.js' {
    export { checkSync } from 'recheck';
}
