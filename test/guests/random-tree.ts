// Random device trees as their source, of nodes and properties as they occur in partial trees of guests and as they do not.

import fc from 'fast-check';

const cells = fc.array(
    fc.constantFrom('0', '1', '0x1000', '0xff0e0000', '0xfff', '0xffffffff', '&clk', '&fw', '&rst', '9'),
    {
        maxLength: 13,
    },
);
const numbers = cells.map(each => `<${each.join(' ')}>`);
const bytes = fc.uint8Array({ maxLength: 9 }).map(each => `[${Buffer.from(each).toString('hex')}]`);
const strings = fc
    .array(
        fc.constantFrom('', '/axi/mmc@ff170000', 'xlnx,zynqmp-clk', 'xlnx,zynqmp-firmware', 'simple-bus'),
        {
            minLength: 1,
            maxLength: 3,
        },
    )
    .map(each => each.map(text => `"${text}"`).join(', '));
const number = fc.constantFrom('<0>', '<1>', '<2>', '<2>', '<3>', '<>', '[00 01]');

const property = fc.oneof(
    fc.tuple(
        fc.constantFrom(
            'xen,reg',
            'xen,reg',
            'xen,reg-cacheable',
            'reg',
            'clocks',
            'resets',
            'power-domains',
        ),
        numbers,
    ),
    fc.tuple(fc.constantFrom('#address-cells', '#size-cells', '#clock-cells', '#reset-cells'), number),
    fc.tuple(fc.constantFrom('xen,path', 'compatible', 'label'), strings),
    fc.tuple(fc.constantFrom('xen,reg', 'clocks', '#size-cells', 'data'), bytes),
    fc.tuple(fc.constantFrom('xen,force-assign-without-iommu', 'ranges'), fc.constant('')),
);

const properties = fc
    .uniqueArray(property, { maxLength: 6, selector: ([name]) => name })
    .map(each => each.map(([name, value]) => (value === '' ? `${name};` : `${name} = ${value};`)).join(' '));

const { node } = fc.letrec<{ node: string }>(tie => ({
    node: fc
        .tuple(
            properties,
            fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
        )
        .map(([own, children]) => `${own} ${named(children, 'device')}`),
}));

const named = (children: readonly string[], name: string): string =>
    children.map((each, at) => `${name}@${at} { ${each} };`).join(' ');

/** The text of a tree that `dtc` compiles. */
export const randomTree: fc.Arbitrary<string> = fc
    .tuple(
        properties,
        properties,
        node,
        fc.constantFrom('passthrough', 'passthrough', 'passthrough', 'Passthrough', 'axi'),
    )
    .map(
        ([root, firmware, devices, top]) =>
            `/dts-v1/;\n/ { ${root} ${top} { fw: firmware { ${firmware} };
    clk: clock { compatible = "xlnx,zynqmp-clk"; #clock-cells = <1>; }; rst: reset { #reset-cells = <1>; }; bus { ${devices} }; }; };\n`,
    );
