// What the view "EEMI Access" and the page in it tell each other.

import type { AccessData } from '../server/view/access';

/** To the page. */
export type ToPage =
    | { readonly type: 'data'; readonly data: AccessData }
    /** Why, each a sentence. */
    | { readonly type: 'trace'; readonly sentences: readonly string[] }
    /** There is nothing to show, and why. */
    | { readonly type: 'nothing'; readonly why: string };

/** From the page. */
export type FromPage =
    /** It listens from now on. */
    | { readonly type: 'ready' }
    /** A cell was chosen: its row, by the place of the table in the data, and its domain, if the cell is of one. */
    | {
          readonly type: 'chosen';
          readonly table: number;
          readonly line: number;
          readonly id: string;
          readonly domain: string | null;
      };
