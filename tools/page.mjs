// The page of the extension as VS Code shows it: client/page.md with its pictures in it, because the page of an installed extension finds
// no file beside it.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of a page, with each picture of a relative path as data. */
export function pageWithPictures(file) {
    const data = picture => readFileSync(path.join(path.dirname(file), picture)).toString('base64');
    return readFileSync(file, 'utf8').replace(
        /(!\[[^\]]*\])\(([^):]+\.png)\)/g,
        (_, title, picture) => `${title}(data:image/png;base64,${data(picture)})`,
    );
}
