// What the project files (`eemi.json`) on disk say about the files of a session. What is wrong in them is told to the user, once.

import { Projects } from '../files/projects';
import { savedPath } from '../model/paths';
import type { Severities } from '../model/project-file';
import { isOnDisk } from './uris';

export class ProjectFiles {
    private readonly projects = new Projects();
    /** What is wrong, as far as the user knows. */
    private readonly told = new Set<string>();

    /** Of project files that `isAllowed` does not accept, nothing counts. */
    constructor(
        private readonly isAllowed: (file: string) => boolean,
        private readonly warn: (message: string) => void,
    ) {}

    /** How severe the codes are in a file, where its project says otherwise. */
    severities = (file: string): Severities | undefined => {
        const path = savedPath(file);
        const found = isOnDisk(path) ? this.projects.of(path) : undefined;
        if (found === undefined || !this.isAllowed(found.file)) return undefined;
        for (const { line, message } of found.flaws) this.tell(`${found.file}:${line + 1}: ${message}`);
        return found.project.severity;
    };

    /** Forgets all of them: one may have changed. */
    changed(): void {
        this.projects.forget();
        this.told.clear();
    }

    private tell(message: string): void {
        if (this.told.has(message)) return;
        this.told.add(message);
        this.warn(message);
    }
}
