// Reads the texts from which pages with examples are generated: sections below `=== heading`, each in parts between lines `---`.

export interface Section {
    readonly heading: string;
    /** Without the line end of their last line. */
    readonly parts: readonly string[];
}

/** The sections of a text; what stands above the first heading is left out. */
export const sectionsOf = (text: string): readonly Section[] =>
    text
        .split(/^=== /m)
        .slice(1)
        .map(section => {
            const [heading = '', ...lines] = section.split('\n');
            return { heading, parts: partsOf(lines.join('\n')) };
        });

const partsOf = (text: string): string[] => text.split(/^---$/m).map(part => part.replace(/^\n|\n$/g, ''));
