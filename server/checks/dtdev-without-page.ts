// dtdev-without-page: a configuration gives a guest a device, and the domain does not own the page where the device begins.

import type { DtDev } from '../guests/config';
import { hexOf } from '../language/number';
import type { Chip } from '../model/chip';
import { type Domain, type FrameRange, type FromLine, type Given, hasPage } from '../model/domain';
import { frameNumber } from '../model/page';
import { type Problem, problem, type Related, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { Scope } from '../model/scope';
import { kept, wholeProgram } from './forms';
import { isMisread } from './meant-pages';
import { pagesTexts } from './owned-pages';

export const dtdevWithoutPage = wholeProgram(['dtdev-without-page'], function* (program) {
    for (const domain of program.domains) {
        // A line that could not be read may give the page.
        if (domain.file !== program.file || !domain.isKnown || domain.all) continue;
        // An entry that was meant as another page may give it.
        if (domain.froms.some(({ given }) => given && someMisread(given, program.scope, program.chip)))
            continue;
        for (const from of domain.froms) yield* lackingIn(program, domain, from);
    }
});

function* lackingIn({ scope }: Pick<Program, 'scope'>, domain: Domain, from: FromLine): Iterable<Problem> {
    if (from.given === undefined) return;
    const { devices, pages, related } = lackingOf(from.given.devices, domain.ranges, from.path);
    if (devices.length === 0) return;
    const params = { domain: domain.name, devices, pages, owned: pagesTexts(scope, domain.ranges) };
    yield problem('dtdev-without-page', rangeIn(from.line, from.span), params, { related });
}

/** Whether an entry of a file was meant as another page. */
const someMisread = kept(({ ranges }: Given, scope: Scope, chip: Chip | undefined) =>
    ranges.some(each => isMisread(each, { scope, chip })),
);

/** The devices of a file that lack their page in some ranges. Thousands of domains may have both. */
const lackingOf = kept((devices: readonly DtDev[], ranges: readonly FrameRange[], path: string) => {
    const lacking = placedOf(devices, path).filter(({ page }) => !hasPage(ranges, page));
    return {
        devices: lacking.map(({ name }) => name),
        pages: lacking.map(({ text }) => text),
        related: lacking.map(({ related }) => related),
    };
});

/** The devices of a file with the pages (frame numbers) where they begin. */
const placedOf = kept((devices: readonly DtDev[], file: string) =>
    devices.flatMap(device => {
        const page = pageOf(device);
        const range = rangeIn(device.place.line, device.place);
        const related: Related = { file, range, message: 'named here' };
        return page === undefined ? [] : [{ name: nameOf(device), page, text: hexOf(page), related }];
    }),
);

/** The last part of a device's path: its name and unit address. */
const nameOf = ({ path }: DtDev): string => path.slice(path.lastIndexOf('/') + 1);

/** The page (frame number) at a device's unit address; `undefined` if its name has none. */
function pageOf(device: DtDev): bigint | undefined {
    const [, address = ''] = nameOf(device).split('@');
    const isNumber = address !== '' && [...address].every(digit => DIGITS.includes(digit));
    return isNumber ? frameNumber(BigInt(`0x${address}`)) : undefined;
}

const DIGITS = '0123456789abcdefABCDEF';
