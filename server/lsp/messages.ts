// The protocol's messages by method: what each takes and gives, according to the protocol's package. Only types are used from
// that package, so that its code is not part of the program.

import { NotificationType, ParameterStructures, RequestType } from 'vscode-jsonrpc/node';
import type * as protocol from 'vscode-languageserver-protocol';
import type {
    ACCESS,
    ACCESS_TRACE,
    AccessAnswer,
    AccessParams,
    AccessTraceParams,
    BASE,
    BaseAnswer,
    BaseParams,
    CHANGES,
    Changes,
    IMPORT,
    ImportAnswer,
    ImportParams,
    OUTPUT,
    OutputAnswer,
    OutputParams,
    STATUS,
    Status,
    TESTS,
    TestsAnswer,
    TestsParams,
    TRUSTED,
} from './protocol';

type Exports = typeof protocol;

/** The type of each message that the package exports, by method. */
type Declared = {
    [K in keyof Exports as Exports[K] extends {
        readonly method: infer M extends string;
        readonly type: object;
    }
        ? M
        : never]: Exports[K] extends { readonly type: infer T } ? T : never;
};

/** The messages that the protocol's package does not have: two of the base protocol, and this server's own. */
type Messages = Declared &
    Record<'$/setTrace', NotificationType<protocol.SetTraceParams>> &
    Record<'$/logTrace', NotificationType<protocol.LogTraceParams>> &
    Record<typeof OUTPUT, RequestType<OutputParams, OutputAnswer | null, void>> &
    Record<typeof ACCESS, RequestType<AccessParams, AccessAnswer, void>> &
    Record<typeof ACCESS_TRACE, RequestType<AccessTraceParams, readonly string[], void>> &
    Record<typeof TESTS, RequestType<TestsParams, TestsAnswer | null, void>> &
    Record<typeof IMPORT, RequestType<ImportParams, ImportAnswer, void>> &
    Record<typeof BASE, RequestType<BaseParams, BaseAnswer, void>> &
    Record<typeof CHANGES, NotificationType<Changes>> &
    Record<typeof STATUS, NotificationType<Status>> &
    Record<typeof TRUSTED, NotificationType<object>>;

export type Method = keyof Messages;

export type ParamsOf<M extends Method> =
    Messages[M] extends RequestType<infer P, infer _R, infer _E>
        ? P
        : Messages[M] extends NotificationType<infer P>
          ? P
          : never;

/** The result of a request. */
export type ResultOf<M extends Method> =
    Messages[M] extends RequestType<infer _P, infer R, infer _E> ? R : never;

/** A request by its method. Of a document that is no source the answer is `null`. If it comes without parameters, or with a list of them, the answer is an error. */
export const request = <M extends Method>(method: M): RequestType<ParamsOf<M>, ResultOf<M> | null, void> =>
    new RequestType(method, ParameterStructures.byName);

/** A notification by its method. */
export const notification = <M extends Method>(method: M): NotificationType<ParamsOf<M>> =>
    new NotificationType(method, ParameterStructures.byName);
