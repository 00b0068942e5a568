// Random configurations of guests: most of them as xl takes them, and with every mistake that its grammar knows.

import fc from 'fast-check';

const oneOf = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const rarely = (often: fc.Arbitrary<string>, seldom: fc.Arbitrary<string>, in_ = 30): fc.Arbitrary<string> =>
    fc.oneof({ weight: in_, arbitrary: often }, { weight: 1, arbitrary: seldom });
const inTurn = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts).map(texts => texts.join(''));
const repeated = (part: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc.array(part, { maxLength }).map(texts => texts.join(''));

const blanks = oneOf('', '', ' ', '\t', '  ');
const hexDigits = rarely(
    oneOf('0', '1', 'ff0a0', 'FF0A0', 'deadBEEF', '10'),
    oneOf('', 'g', 'ffffffffffffffff', '1ffffffffffffffff', '00000000000000000001'),
    8,
);
const scanNumber = inTurn(
    oneOf('', '', '', '', ' ', '\\t', '\\n', '\\v\\f', '\r'),
    oneOf('', '', '', '', '-', '+', '- ', '--'),
    oneOf('', '', '0x', '0X', '00x', 'x'),
    hexDigits,
);
const gfn = inTurn(oneOf('@', '@', '@', ' @', '@@'), scanNumber);
const tail = rarely(
    oneOf('', '', '', ''),
    oneOf(' ', ',memory', ',', '\\n', 'é', '@', '\\\\', "\\'", '\\"'),
    6,
);
const page = inTurn(
    scanNumber,
    rarely(oneOf(','), oneOf('', ' ,', ';', ',,')),
    scanNumber,
    fc.oneof(oneOf('', ''), gfn),
    tail,
);
const plainPage = inTurn(oneOf('0x', ''), oneOf('ff0a0', 'ff110', '1f'), oneOf(','), oneOf('1', '2', '0x10'));
const letters = repeated(oneOf('a', ' ', '#', ';', '[', ']', ',', '=', 'é', '\\\\', '\\t', '\\a', '\\b'), 4);
const inQuotes = rarely(
    fc.oneof(
        { weight: 6, arbitrary: plainPage },
        { weight: 3, arbitrary: page },
        { weight: 1, arbitrary: letters },
    ),
    oneOf('\\', '\\q', '\\x31', '\n', '\\\n', "'", '"', '\0'),
    40,
);
const string = fc
    .tuple(oneOf("'", '"'), inQuotes)
    .chain(([quote, text]) => rarely(fc.constant(quote + text + quote), fc.constant(quote + text), 60));
const number = rarely(oneOf('1', '0', '0xff', '12ax', '0f'), oneOf('1F', '0X1', '-1', '1.5', '1g'), 10);
const comment = inTurn(oneOf('#', '# x', '#"', '#\r', '# é', '#\\'), oneOf('\n'));
const lineEnd = rarely(fc.oneof(oneOf('\n'), comment), oneOf('\r\n', '\f\n', '\v'), 60);
const gap = inTurn(blanks, fc.oneof(oneOf('', '', ''), lineEnd), blanks);

const { value } = fc.letrec<{ value: string; list: string }>(tie => ({
    value: fc.oneof({ maxDepth: 2 }, string, string, string, number, tie('list')),
    list: fc
        .tuple(fc.array(fc.tuple(tie('value'), gap), { maxLength: 3 }), gap, oneOf('', '', ','), blanks)
        .map(([entries, before, last, after]) => {
            const inside = entries.map(([entry, behind]) => entry + behind).join(`,${before}`);
            return `[${before}${inside}${entries.length > 0 ? last + after : ''}]`;
        }),
}));
const pages = fc
    .tuple(fc.array(inTurn(string, gap), { maxLength: 3 }), gap, oneOf('', ',', ', '))
    .map(([entries, before, last]) => `[${before}${entries.join(',')}${entries.length > 0 ? last : ''}]`);

const name = rarely(oneOf('name', 'iomem', 'a', 'a.b_9'), oneOf('Name', '_a', 'iomem9', 'a-b', ''), 20);
const equals = rarely(oneOf('=', '=', '=', '+='), oneOf('==', '+ =', '', ':', '=+'), 40);
const setting = fc.oneof(
    { weight: 2, arbitrary: inTurn(blanks, name, blanks, equals, blanks, value, blanks) },
    {
        weight: 3,
        arbitrary: inTurn(oneOf('iomem'), blanks, rarely(oneOf('=', '='), oneOf('+='), 3), blanks, pages),
    },
);
const between = rarely(fc.oneof(lineEnd, lineEnd, oneOf(';', '; ', '\n\n')), oneOf('', ' ', ',', '"'), 40);
const beginning = rarely(oneOf('', '', '\n', '# a guest\n'), oneOf('\ufeff', '\0', ';', '}'), 40);
const end = rarely(oneOf('\n', '\n', ''), oneOf(' ', ';', '#', '# end', '\r\n', '\0'), 20);

/** The text of a configuration. */
export const randomConfig: fc.Arbitrary<string> = fc
    .tuple(beginning, fc.array(fc.tuple(setting, between), { minLength: 1, maxLength: 4 }), end)
    .map(([before, settings, last]) => {
        const all = settings.flat();
        return before + all.slice(0, -1).join('') + last;
    });
