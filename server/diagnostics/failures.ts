// Why a file that another one names is not read, whatever it would be read as, and how it is put right.

export const READ_FAILURES = {
    missing: { message: 'does not exist', detail: 'Correct the path; it is relative to this file.' },
    folder: { message: 'is a folder', detail: 'Name a file.' },
    unreadable: {
        message: 'cannot be read',
        detail: 'That is because of its permissions, a loop of symbolic links, or because it is no ordinary file.',
    },
    large: { message: 'is larger than 16 MB', detail: 'No file that is read here needs to be; split it.' },
    closed: { message: 'is in a virtual folder and not open', detail: 'Open it.' },
    unsaved: {
        message: 'needs this file to be saved first',
        detail: 'A path is relative to the folder of the file, and this one has none yet.',
    },
    untrusted: {
        message: 'is outside this workspace',
        detail: 'The workspace is not trusted, so nothing outside it is read.',
    },
} as const;
