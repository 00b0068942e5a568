// All checks. Their order does not matter, because findings are sorted by place.

import { addressWidth } from './address-width';
import type { Check } from './check';
import { clockBypassed } from './clock-bypassed';
import { clockDead } from './clock-dead';
import { clockGap } from './clock-gap';
import { clockUnsorted } from './clock-unsorted';
import { deviceLacks } from './device-lacks';
import { doubleIndex } from './double-index';
import { dtdevWithoutPage } from './dtdev-without-page';
import { duplicateClock } from './duplicate-clock';
import { duplicateIndex } from './duplicate-index';
import { duplicatePage } from './duplicate-page';
import { emptyTable } from './empty-table';
import { extraPage } from './extra-page';
import { falseClaim } from './false-claim';
import { frameZero } from './frame-zero';
import { idlePage } from './idle-page';
import { idleRow } from './idle-row';
import { indexGap } from './index-gap';
import { iomemWide } from './iomem-wide';
import { mailboxRow } from './mailbox-row';
import { manyIds } from './many-ids';
import { mmioDead } from './mmio-dead';
import { mmioRefused } from './mmio-refused';
import { mmioShadowed } from './mmio-shadowed';
import { mmioUnsorted } from './mmio-unsorted';
import { noNodeTable } from './no-node-table';
import { nodeZeroPasses } from './node-zero-passes';
import { notAPage } from './not-a-page';
import { outputExtension } from './output-extension';
import { pageOfSeveral } from './page-of-several';
import { rangeEndOut } from './range-end-out';
import { registerGap } from './register-gap';
import { resetFrameDiffers } from './reset-frame-differs';
import { resetWithheld } from './reset-withheld';
import { sameBits } from './same-bits';
import { secondHwdom } from './second-hwdom';
import { sharedPage } from './shared-page';
import { sparseTable } from './sparse-table';
import { targetDiffers } from './target-differs';
import { unalignedRegister } from './unaligned-register';
import { unconsultedRow } from './unconsulted-row';
import { wrongBlock } from './wrong-block';
import { wrongFrame } from './wrong-frame';
import { wrongUnit } from './wrong-unit';

export const CHECKS: readonly Check[] = [
    addressWidth,
    clockBypassed,
    clockDead,
    clockGap,
    clockUnsorted,
    deviceLacks,
    doubleIndex,
    dtdevWithoutPage,
    duplicateClock,
    duplicateIndex,
    duplicatePage,
    emptyTable,
    extraPage,
    falseClaim,
    frameZero,
    idlePage,
    idleRow,
    indexGap,
    mailboxRow,
    iomemWide,
    manyIds,
    mmioDead,
    mmioRefused,
    mmioShadowed,
    mmioUnsorted,
    noNodeTable,
    nodeZeroPasses,
    notAPage,
    outputExtension,
    pageOfSeveral,
    rangeEndOut,
    registerGap,
    resetFrameDiffers,
    resetWithheld,
    sameBits,
    secondHwdom,
    sharedPage,
    sparseTable,
    targetDiffers,
    unalignedRegister,
    unconsultedRow,
    wrongBlock,
    wrongFrame,
    wrongUnit,
];
