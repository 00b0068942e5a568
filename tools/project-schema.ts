// The JSON schema of the project file, docs/eemi.schema.json: an editor completes and explains what the reader accepts.

import { codes, severityOf } from '../server/diagnostics';
import { manualOf } from '../server/diagnostics/manual';
import { type PROJECT_KEYS, SEVERITY_WORDS } from '../server/model/project-file';

const DESCRIPTIONS = {
    files: {
        type: 'array',
        description:
            'The files of the project: files, folders and patterns, relative to this file. Commands without files take these.',
        minItems: 1,
        items: { type: 'string', minLength: 1 },
    },
    severity: {
        type: 'object',
        description: 'How severe a finding is here. An error stays one: it stops every output.',
        additionalProperties: false,
        properties: Object.fromEntries(
            codes().map(code => [
                code,
                {
                    description: manualOf(code).when,
                    enum: severityOf(code) === 'error' ? ['error'] : SEVERITY_WORDS,
                },
            ]),
        ),
    },
    strict: { type: 'boolean', description: 'Whether a run fails on warnings as well.' },
    root: {
        type: 'string',
        description: 'The folder that outputs must stay below, relative to this file and not above it.',
        pattern: '^(?![/\\\\]|[A-Za-z]:)(?!(.*[/\\\\])?\\.\\.([/\\\\]|$)).+$',
    },
    approved: {
        type: 'object',
        description:
            'The changes of access that are meant, by the digests that `diff` prints, each with the reason.',
        propertyNames: { pattern: '^[0-9a-f]{32}$' },
        additionalProperties: { type: 'string', pattern: '\\S' },
    },
} as const satisfies Record<(typeof PROJECT_KEYS)[number], object>;

/** The schema as text, with lists of words on one line, as the formatter has them. */
export const projectSchema = (): string => {
    const text = JSON.stringify(
        {
            $schema: 'http://json-schema.org/draft-07/schema#',
            title: 'The project file of EEMI ACL',
            type: 'object',
            additionalProperties: false,
            properties: { $schema: { type: 'string' }, ...DESCRIPTIONS },
        },
        undefined,
        INDENT,
    );
    return `${text.replace(/\[\n([^[\]{}]*)\n *\]/g, (_, words: string) => `[${words.trim().replace(/,\n */g, ', ')}]`)}\n`;
};

const INDENT = 2;
