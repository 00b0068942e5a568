// Git repositories for tests: whoever runs them need not have told git who they are.

import { execFileSync } from 'node:child_process';

/** Runs git in a folder. */
export const git = (folder: string, ...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], {
        cwd: folder,
        stdio: 'ignore',
    });

/** Makes a folder a repository, and all that is in it its first commit. */
export function repositoryIn(folder: string): void {
    git(folder, 'init', '--quiet');
    commitAll(folder);
}

export function commitAll(folder: string): void {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'next');
}
