// Answers that the server works out in pieces, in one go.

import * as asked from '../../server/features/references';
import * as renaming from '../../server/features/rename';
import * as tokens from '../../server/features/semanticTokens';
import { finish } from '../../server/language/steps';
import * as view from '../../server/lsp/output-view';

export const semanticTokens = (...args: Parameters<typeof tokens.semanticTokens>) =>
    finish(tokens.semanticTokens(...args));

export const references = (...args: Parameters<typeof asked.references>) => finish(asked.references(...args));

export const prepareRename = (...args: Parameters<typeof renaming.prepareRename>) =>
    finish(renaming.prepareRename(...args));

export const rename = (...args: Parameters<typeof renaming.rename>) => finish(renaming.rename(...args));

export const outputView = (...args: Parameters<typeof view.outputView>) => finish(view.outputView(...args));
