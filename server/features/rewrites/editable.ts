// Which files may be changed by what the editor offers.

import type { Analysis } from '../../checks/analyse';
import { platformOfFile } from '../../model/platforms';
import type { Workspace } from '../workspace';

/** The analysis of a file that is the user's own; a bundled platform is opened to be read only. */
export const editable = (workspace: Workspace, file: string): Analysis | undefined =>
    platformOfFile(file) === undefined ? workspace.analysis(file) : undefined;
