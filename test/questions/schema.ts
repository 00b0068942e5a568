// Whether data is as a JSON schema says, as far as the schemas of docs/ go.

export interface Schema {
    readonly type?: string | readonly string[];
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
    readonly minimum?: number;
    readonly items?: Schema;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
    readonly oneOf?: readonly Schema[];
    readonly $ref?: string;
    readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Where a value is not as a schema says, of those words that the schema uses. */
export function faults(value: unknown, schema: Schema, at = '$', root = schema): string[] {
    const referred =
        schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (referred !== undefined) return faults(value, referred, at, root);
    const { type, properties, items, oneOf } = schema;
    if (oneOf !== undefined) {
        const all = oneOf.map(each => faults(value, each, at, root));
        return all.filter(({ length }) => length === 0).length === 1 ? [] : (all[0] ?? []);
    }
    if ('const' in schema) return value === schema.const ? [] : [`${at} is not ${schema.const}`];
    if (schema.enum !== undefined) return schema.enum.includes(value) ? [] : [`${at} is ${value}`];
    const found = typeOf(value);
    if (type !== undefined && ![type].flat().includes(found)) return [`${at} is ${found}`];
    if (typeof value === 'number' && value < (schema.minimum ?? value)) return [`${at} is ${value}`];
    if (Array.isArray(value))
        return value.flatMap((each, index) => faults(each, items ?? {}, `${at}[${index}]`, root));
    if (typeof value !== 'object' || value === null || properties === undefined) return [];
    const own = new Map<string, unknown>(Object.entries(value));
    return [
        ...(schema.required ?? []).filter(key => !own.has(key)).map(key => `${at}.${key} is missing`),
        ...[...own].flatMap(([key, each]) => {
            const inner = properties[key];
            return inner === undefined
                ? [`${at}.${key} is not described`]
                : faults(each, inner, `${at}.${key}`, root);
        }),
    ];
}

function typeOf(value: unknown): string {
    if (value === null) return 'null';
    if (Array.isArray(value)) return 'array';
    return Number.isInteger(value) ? 'integer' : typeof value;
}
