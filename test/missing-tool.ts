// Programs that tests need and that a machine may lack. No test is skipped without one: it fails and says how to get it.

import { spawnSync } from 'node:child_process';

const PACKAGES = {
    git: 'git: apt-get install git, dnf install git, xcode-select --install',
    compiler: 'a C compiler: apt-get install gcc, dnf install gcc, xcode-select --install',
    Neovim: 'Neovim 0.7 or newer: apt-get install neovim, dnf install neovim, brew install neovim',
    dtc: 'dtc, the compiler of device trees: apt-get install device-tree-compiler, dnf install dtc, brew install dtc',
    libxlutil:
        'libxlutil, which reads configurations for xl: apt-get install libxen-dev, dnf install xen-devel',
    make: 'make: apt-get install make, dnf install make, xcode-select --install',
    rsync: 'rsync, which gitlab-ci-local copies files with: apt-get install rsync, dnf install rsync, brew install rsync',
    'pre-commit': 'pre-commit: apt-get install pre-commit, dnf install pre-commit, brew install pre-commit',
    xmllint: 'xmllint: apt-get install libxml2-utils, dnf install libxml2, brew install libxml2',
    'junit-10.xsd':
        'the schema of Jenkins for JUnit, which Debian and Ubuntu have in a source package: run tools/junit-schema.sh, or put junit-10.xsd of its xUnit plug-in into ~/.cache/eemi-acl/',
    script: 'script, which runs a program in a terminal: apt-get install bsdutils, dnf install util-linux',
} as const;

/** What a test that lacks a program fails with. */
export const missingTool = (tool: keyof typeof PACKAGES): string => `this test needs ${PACKAGES[tool]}`;

/** Whether a command can be run here. */
export const isThere = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
