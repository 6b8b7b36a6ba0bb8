type Answer = (value: unknown) => void;

/** Keeps the handlers that the app sets, so that the network of the pages and the tests can ask them. */
export class Session {
  readonly partition: string;
  readonly options: object;
  readonly handlers: Record<string, (...args: never[]) => unknown> = {};
  readonly schemes = new Map<string, (request: Request) => Promise<Response> | Response>();
  beforeRequest: ((details: { url: string }, answer: Answer) => void) | null = null;

  constructor(partition: string, options: object) {
    this.partition = partition;
    this.options = options;
  }

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response): void => void this.schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (_: object, handler: (details: { url: string }, answer: Answer) => void): void => {
      this.beforeRequest = handler;
    },
  };

  /** The network of the tests is one server, whatever address is asked for. */
  fetch(url: string, init: RequestInit): Promise<Response> {
    return fetch(`${process.env['STAND_IN_NETWORK']}/${new URL(url).pathname.split('/').at(-1)}`, init);
  }

  setPermissionRequestHandler = this.#keep('permissionRequest');
  setPermissionCheckHandler = this.#keep('permissionCheck');
  setDevicePermissionHandler = this.#keep('device');
  setBluetoothPairingHandler = this.#keep('bluetooth');
  setDisplayMediaRequestHandler = this.#keep('displayMedia');

  #keep(name: string) {
    return (handler: (...args: never[]) => unknown): void => {
      this.handlers[name] = handler;
    };
  }

  /** Whether a request may go out, asked as Chromium's network layer would. */
  mayLoad(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.beforeRequest) this.beforeRequest({ url }, (answer) => resolve(!(answer as { cancel?: boolean }).cancel));
      else resolve(true);
    });
  }
}
