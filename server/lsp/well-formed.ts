// Passes on only what is a message, so that the library that takes them never meets, and never describes in its own words, what is
// none. It knows no method but that which the library handles by itself.

import {
    AbstractMessageReader,
    type DataCallback,
    type Disposable,
    Message,
    type MessageReader,
    type NotificationMessage,
    type RequestMessage,
    type ResponseMessage,
} from 'vscode-jsonrpc/node';
import { field } from './params';

/** Reads what another reader reads. What is no message is told as an error and left out. */
export class WellFormedMessages extends AbstractMessageReader implements MessageReader {
    /** `read` is called for each message before it is passed on. */
    constructor(
        private readonly inner: MessageReader,
        private readonly read: () => void = () => {},
    ) {
        super();
        inner.onError(error => this.fireError(error));
        inner.onClose(() => this.fireClose());
    }

    listen(callback: DataCallback): Disposable {
        return this.inner.listen(message => {
            this.read();
            const sound = soundOf(message);
            if (sound !== undefined) callback(sound);
            else this.fireError(new Error('the editor sent what is no message, and it is left out'));
        });
    }

    override dispose(): void {
        super.dispose();
        this.inner.dispose();
    }
}

/** The message in a form in which only its parameters can be wrong; `undefined` for what is none. */
function soundOf(message: Message): Message | undefined {
    if (Message.isRequest(message)) return withParams(message);
    if (Message.isNotification(message)) {
        const cancels = message.method === CANCEL;
        return cancels && !isId(field(message.params, 'id')) ? undefined : withParams(message);
    }
    return Message.isResponse(message) && isId(message.id) ? answerOf(message) : undefined;
}

const CANCEL = '$/cancelRequest';

const isId = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

/** No method takes a list, or a text; what takes parameters says itself that they are missing. */
function withParams(message: RequestMessage | NotificationMessage): Message {
    const { params } = message;
    const isNamed = typeof params === 'object' && !Array.isArray(params);
    return isNamed ? message : Object.assign({}, message, { params: null });
}

function answerOf(message: ResponseMessage): ResponseMessage {
    if (!message.error) return message;
    const [code, reason] = [field(message.error, 'code'), field(message.error, 'message')];
    const error = {
        code: typeof code === 'number' ? code : 0,
        message: typeof reason === 'string' && reason !== '' ? reason : 'it does not say why',
    };
    return { ...message, error };
}
