// Which files the editor may offer to change.

import type { Analysis } from '../../checks/analyse';
import { platformOfFile } from '../../model/platforms';
import type { Workspace } from '../workspace';

/** The analysis of a user's file; bundled platforms are read-only. */
export const editable = (workspace: Workspace, file: string): Analysis | undefined =>
    platformOfFile(file) === undefined ? workspace.analysis(file) : undefined;
