// The types that the protocol's own package publishes, by method, and those of this server's own messages. The recorded
// messages are compiled against them (validity.ts).

import type * as protocol from 'vscode-languageserver-protocol';
import type {
    AccessAnswer,
    BaseAnswer,
    Changes,
    EmitAnswer,
    ImportAnswer,
    OutputAnswer,
    Status,
    TestsAnswer,
} from '../../server/lsp/protocol';

type Exports = typeof protocol;

/** What the package exports for a method. */
type TypeOf<M> = {
    [K in keyof Exports]: Exports[K] extends { readonly method: M; readonly type: infer T } ? T : never;
}[keyof Exports];

type OwnResults = {
    'eemi/output': OutputAnswer | null;
    'eemi/access': AccessAnswer;
    'eemi/accessTrace': readonly string[];
    'eemi/tests': TestsAnswer | null;
    'eemi/base': BaseAnswer;
    'eemi/import': ImportAnswer;
    'workspace/executeCommand': EmitAnswer | null;
};
type OwnParams = { 'eemi/status': Status; 'eemi/changes': Changes; '$/logTrace': protocol.LogTraceParams };

/** What a request is answered with; in JSON nothing is `null`. */
export type ResultOf<M extends string> = M extends keyof OwnResults
    ? OwnResults[M]
    : [TypeOf<M>] extends [never]
      ? never
      : TypeOf<M> extends protocol.ProtocolRequestType<infer _P, infer R, infer _A, infer _E, infer _O>
        ? R
        : TypeOf<M> extends protocol.ProtocolRequestType0<infer _R, infer _A, infer _E, infer _O>
          ? null
          : never;

/** The parameters of a request or a notification; `undefined` for those that have none. */
export type ParamsOf<M extends string> = M extends keyof OwnParams
    ? OwnParams[M]
    : [TypeOf<M>] extends [never]
      ? never
      : TypeOf<M> extends protocol.ProtocolNotificationType<infer P, infer _O>
        ? P
        : TypeOf<M> extends protocol.ProtocolRequestType<infer P, infer _R, infer _A, infer _E, infer _O>
          ? P
          : undefined;

/** What a capability is registered with. */
export type OptionsOf<M extends string> =
    TypeOf<M> extends protocol.ProtocolNotificationType<infer _P, infer O> ? O : never;

/** An error that answers a request. */
export interface Failure {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
}
