// Digests of texts. The only place that knows how they are made.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8, 64 hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
