// Text for HTML and SVG.

/** A text that cannot break out of an element, nor of an attribute in double quotes. */
export const escaped = (text: string): string =>
    text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
