// One line about one file that a command has written, or would write.

import { visible } from './visible';

/** `word` is what happened to the file; `note` says more. */
export const statusLine = (word: string, file: string, note = ''): string =>
    `${word.padEnd(10)} ${visible(file)}${note && ` (${note})`}\n`;
