// The packages of SPDX come without types.
declare module 'spdx-expression-parse' {
    /** The parts of an expression; throws if it is none. */
    export default function parse(expression: string): unknown;
}

declare module 'spdx-license-ids' {
    const ids: readonly string[];
    export default ids;
}

declare module 'spdx-license-ids/deprecated' {
    const ids: readonly string[];
    export default ids;
}

declare module 'spdx-exceptions' {
    const ids: readonly string[];
    export default ids;
}
