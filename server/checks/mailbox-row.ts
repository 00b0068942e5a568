// mailbox-row: the row of some device that also decides who may use the firmware's mailbox, or the lack of it.

import { mailboxOf } from '../access/mailbox';
import { coverageOf } from '../model/coverage';
import { problem, rangeIn } from '../model/problem';
import { eachTable } from './forms';
import { subjectSpan } from './places';

export const mailboxRow = eachTable({
    codes: ['mailbox-row'],
    of: ['node'],
    fromAbsence: 'rows',
    *find(table, program) {
        const mailbox = mailboxOf(program, table);
        // Where the row is the mailbox's own, it does what it says, and of a missing one `index-gap` says what it does.
        if (mailbox === undefined || mailbox.isOwn || coverageOf(table).count === 0) return;
        const { row, device, index } = mailbox;
        yield row === undefined
            ? problem('mailbox-row', rangeIn(table.first, table.nameSpan), { row: 'missing', index })
            : problem('mailbox-row', rangeIn(row.line, subjectSpan(row)), { row: 'other', device, index });
    },
});
