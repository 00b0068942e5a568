// The source of a partial device tree with the firmware's clocks and resets, for tests of what passed devices take.

/** Such a tree with these devices. */
export const firmwareTree = (...devices: readonly string[]): string => `/dts-v1/;
/ {
    #address-cells = <2>;
    #size-cells = <2>;
    passthrough {
        compatible = "simple-bus";
        ranges;
        #address-cells = <2>;
        #size-cells = <2>;
        zynqmp-firmware {
            compatible = "xlnx,zynqmp-firmware";
            clk: clock-controller { compatible = "xlnx,zynqmp-clk"; #clock-cells = <1>; };
            rst: reset-controller { compatible = "xlnx,zynqmp-reset"; #reset-cells = <1>; };
        };
        ${devices.join('\n        ')}
    };
};
`;
