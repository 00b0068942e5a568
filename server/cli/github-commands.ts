// The parts of GitHub's workflow commands, escaped: no text in them can end a command or begin another one.

const ESCAPED = { '%': '%25', '\r': '%0D', '\n': '%0A', ':': '%3A', ',': '%2C' } as const;

/** The text after the second `::`. */
export const data = (text: string): string =>
    text.replaceAll('%', ESCAPED['%']).replaceAll('\r', ESCAPED['\r']).replaceAll('\n', ESCAPED['\n']);

/** A value before it. */
export const property = (text: string): string =>
    data(text).replaceAll(':', ESCAPED[':']).replaceAll(',', ESCAPED[',']);
