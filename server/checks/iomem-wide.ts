// iomem-wide: an `iomem` line whose pages have the devices of many.

import type { IomemLine } from '../model/domain';
import { devicesIn } from '../model/page-owners';
import { problem, rangeIn } from '../model/problem';
import type { Scope } from '../model/scope';
import { kept, wholeProgram } from './forms';
import { isMisread } from './meant-pages';

/** A guest for a driver needs a few devices, and a cluster of processors with its memories no more than this. */
const MANY = 8;

export const iomemWide = wholeProgram(['iomem-wide'], function* (program) {
    const { domains, file, scope } = program;
    for (const domain of domains) {
        if (domain.file !== file) continue;
        for (const each of domain.iomem) {
            const devices = unrelatedIn(each, scope);
            if (devices.length <= MANY || isMisread(each, program)) continue;
            const span = (each.size ?? each.count)?.span ?? each.span;
            const params = { pages: each.last - each.first + 1n, devices };
            yield problem('iomem-wide', rangeIn(each.line, span), params);
        }
    }
});

/** The names of the devices in the pages of a line. */
const unrelatedIn = kept((iomem: IomemLine, scope: Scope): readonly string[] => {
    // A page has one device.
    if (iomem.last - iomem.first < MANY) return [];
    return devicesIn(scope, Number(iomem.first), Number(iomem.last)).map(({ name }) => name);
});
