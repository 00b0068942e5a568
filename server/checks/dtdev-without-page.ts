// dtdev-without-page: a configuration gives a guest a device, and the domain does not own the page where the device begins.

import type { DtDev } from '../guests/config';
import { hexOf } from '../language/number';
import type { Domain, FromLine } from '../model/domain';
import { frameNumber } from '../model/page';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { wholeProgram } from './forms';
import { isMisread } from './meant-pages';
import { pagesTexts } from './owned-pages';

export const dtdevWithoutPage = wholeProgram(['dtdev-without-page'], function* (program) {
    for (const domain of program.domains) {
        // A line that could not be read may give the page.
        if (domain.file !== program.file || !domain.isKnown || domain.all) continue;
        // An entry that was meant as another page may give it.
        if (domain.froms.some(({ given }) => given?.ranges.some(each => isMisread(each, program)))) continue;
        for (const from of domain.froms) yield* lackingIn(program, domain, from);
    }
});

function* lackingIn({ scope }: Pick<Program, 'scope'>, domain: Domain, from: FromLine): Iterable<Problem> {
    const lacking = (from.given?.devices ?? []).flatMap(device => {
        const page = pageOf(device);
        return page === undefined || domain.owns(page) ? [] : [{ device, page }];
    });
    if (lacking.length === 0) return;
    const params = {
        domain: domain.name,
        devices: lacking.map(({ device }) => nameOf(device)),
        pages: lacking.map(({ page }) => hexOf(page)),
        owned: pagesTexts(scope, domain.ranges),
    };
    const related = lacking.map(({ device }) => ({
        file: from.path,
        range: rangeIn(device.place.line, device.place),
        message: 'named here',
    }));
    yield problem('dtdev-without-page', rangeIn(from.line, from.span), params, { related });
}

/** The last part of a device's path: its name and unit address. */
const nameOf = ({ path }: DtDev): string => path.slice(path.lastIndexOf('/') + 1);

/** The page (frame number) at a device's unit address; `undefined` if its name has none. */
function pageOf(device: DtDev): bigint | undefined {
    const [, address = ''] = nameOf(device).split('@');
    const isNumber = address !== '' && [...address].every(digit => DIGITS.includes(digit));
    return isNumber ? frameNumber(BigInt(`0x${address}`)) : undefined;
}

const DIGITS = '0123456789abcdefABCDEF';
