// What was read, as lines of text for the expectations of a test.

import type { CCondition, CPlace, CRow, CTable, CValue, Reading, Trivium } from '../../server/c/reading';

/** Tables with their rows, then what else there is to say: disabled tables, values by the checks of the code, includes that are missing, problems. */
export function shown({ refused, tables, disabled, strays, asserted, includes, problems }: Reading): string {
    return [
        ...(refused === undefined ? [] : [`refused ${refused.why} ${placed(refused.at)}`]),
        ...tables.flatMap(tableLines),
        ...disabled.map(
            ({ name, at, conditions }) => `disabled ${name} ${placed(at)}${conditioned(conditions)}`,
        ),
        ...strays.map(
            ({ at, end, names }) => `stray rows ${placed(at)} to ${placed(end)}: ${[...names].join(' ')}`,
        ),
        ...[...asserted].map(
            ([name, { value, spelling, at }]) => `asserted ${name} ${placed(at)} ${value} «${spelling}»`,
        ),
        ...includes
            .filter(({ found }) => found === undefined)
            .map(({ path, at }) => `missing ${path} ${placed(at)}`),
        ...problems.map(
            ({ kind, at, message, related }) =>
                `${kind} ${placed(at)} ${message}${related === undefined ? '' : ` (${placed(related)})`}`,
        ),
    ].join('\n');
}

function tableLines(table: CTable): readonly string[] {
    const { name, elementType, length, rows, skipped, lead, tail, conditions } = table;
    return [
        `table ${name}: ${length ?? '?'} of ${elementType}${conditioned(conditions)}${triviaOf(lead)}`,
        ...rows.map(rowLine),
        ...skipped.map(
            ({ from, to, condition }) => `  skipped ${from.line + 1}-${to.line + 1} ${condition.text}`,
        ),
        ...(tail.length > 0 ? [`  end${triviaOf(tail)}`] : []),
    ];
}

function rowLine(row: CRow): string {
    const { index, values, sets, macro, lead, inside, behind, conditions, at, flaw } = row;
    const range = index.first === index.last ? `${index.first ?? '?'}` : `${index.first}..${index.last}`;
    const spelt = [index.spellings, index.lastSpellings]
        .filter(each => each.length > 0)
        .map(each => each.join(' = '));
    return (
        [
            `  ${placed(at)} [${range}]${spelt.length > 0 ? ` ${spelt.join(' ... ')}` : ''}`,
            ...(sets === 'part' ? ['part'] : []),
            ...values.map(valueText),
            ...(macro === undefined ? [] : [`by ${macro}`]),
            ...[...inside, ...behind].map(({ lines }) => `behind /${lines.join('/')}/`),
            ...(flaw === undefined ? [] : [`flawed${flaw.isRepeated ? ' too' : ''}: ${flaw.text}`]),
        ].join('; ') +
        conditioned(conditions) +
        triviaOf(lead)
    );
}

function valueText({ path, value, why, spellings }: CValue): string {
    const name = path.length > 0 ? `.${path.join('.')} = ` : '';
    return `${name}${value === undefined ? `(${why})` : `0x${BigInt.asUintN(64, value).toString(16)}`} «${spellings.join('» «')}»`;
}

const conditioned = (conditions: readonly CCondition[]): string =>
    conditions
        .map(({ text, of, isTaken, undefinedNames }) => {
            const whose = text === of ? '' : ` of ${of}`;
            const missing = undefinedNames.length > 0 ? ` without ${undefinedNames.join(' ')}` : '';
            return ` {${text}${whose}${isTaken ? '' : ' not taken'}${missing}}`;
        })
        .join('');

const triviaOf = (trivia: readonly Trivium[]): string =>
    trivia
        .map(each => {
            if (each.kind === 'directives') return ' #';
            return each.kind === 'blank' ? ` <${each.count}>` : ` /${each.lines.join('/')}/`;
        })
        .join('');

/** Line and column, from 1; with the file if it is not the one that was read. */
const placed = ({ file, line, character }: CPlace): string =>
    `${file === 'file.c' ? '' : `${file}:`}${line + 1}:${character + 1}`;
