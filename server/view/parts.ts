// A report for people in parts, as plain data: what becomes a comment of a pull request in Markdown, or a page of its own in HTML.

/** A part of a report. Its texts are plain: how a form escapes them is the business of that form. */
export type Part =
    /** What the report is about and how it went; `more` stands behind it in parentheses. */
    | { readonly kind: 'title'; readonly text: string; readonly more: string }
    | { readonly kind: 'heading'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    /** A table without rows is left out. */
    | {
          readonly kind: 'table';
          readonly titles: readonly string[];
          readonly rows: readonly (readonly string[])[];
      }
    /** Lines that are closed at first; without lines it is left out. */
    | { readonly kind: 'fold'; readonly title: string; readonly lines: readonly string[] };
