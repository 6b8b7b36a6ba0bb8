import type { AccountPage, AccountState } from '../../../shared/contract/account.ts';
import type { Standing } from '../../../shared/domain/licence/standing.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountDeps } from './account-deps.ts';
import { createConnecting } from './connecting.ts';
import { openDeviceKey } from './device-key.ts';
import { releasePlace } from './fetch-licence.ts';
import { keptLicence, standingOfRow } from './kept-licence.ts';
import { createRefreshing } from './refreshing.ts';
import { deleteAccount, findAccount, type AccountRow } from './store.ts';

/** The optional account of this profile. Without one everything works as Free. Rules in docs/rules/licence.md. */
export interface AccountService {
  /** What holds now; never throws because of what a licence says or is. */
  standing(): Standing;
  state(): AccountState;
  /** @throws AppError ACCOUNT_UNREACHABLE, NOT_SUPPORTED_HERE for the sample */
  connect(): Promise<AccountState>;
  cancelConnect(): AccountState;
  /** How it went is in the state. */
  refresh(): Promise<AccountState>;
  /** @param always  also when nobody can be reached. @throws AppError ACCOUNT_UNREACHABLE */
  disconnect(always: boolean): Promise<AccountState>;
  /** @throws AppError NOT_SUPPORTED_HERE */
  openPage(page: AccountPage): Promise<void>;
  /** The user looks at the account, or came back from the service's pages. */
  hurry(): void;
  /** Ten seconds or so have passed, whatever the clock says. */
  beat(): void;
  /** Goes on with what was under way when the app was closed. */
  start(): void;
  close(): void;
}

export function createAccountService(deps: AccountDeps): AccountService {
  const { store, clock, announce, publicKeys, server } = deps;
  const closing = new AbortController();
  const refreshing = createRefreshing(deps);
  const connecting = createConnecting(deps, (trouble) => refreshing.fetched(trouble));

  function standing(row = findAccount(store.read)): Standing {
    return standingOfRow(row, { publicKeys, now: clock.now(), manifestAt: deps.manifestAt() });
  }

  function state(): AccountState {
    const row = findAccount(store.read);
    const { mark: _mark, ...shown } = standing(row);
    return {
      isPossible: deps.isPossible,
      standing: shown,
      account: row && accountOf(row),
      connecting: row && waitingOf(row),
      lastTriedAt: row?.lastTriedAt ?? null,
      failures: row?.failures ?? 0,
      trouble: refreshing.trouble(),
      pages: pagesOf(server.url),
    };
  }

  function accountOf(row: AccountRow): AccountState['account'] {
    if (row.accountId === null || row.receivedAt === null) return null;
    const licence = keptLicence(row, publicKeys)?.licence ?? null;
    return {
      subscription: licence?.subscription ?? null,
      periodEndsAt: licence?.periodEndsAt ?? null,
      issuedAt: licence?.issuedAt ?? null,
      receivedAt: row.receivedAt,
      isReleased: row.isReleased,
    };
  }

  function waitingOf({ requestCode, requestEndsAt }: AccountRow): AccountState['connecting'] {
    if (requestCode === null || requestEndsAt === null || clock.now() >= requestEndsAt) return null;
    return { code: requestCode, url: connectPage(requestCode), endsAt: requestEndsAt };
  }

  function connectPage(code: string): string {
    return `${server.url}/connect/${code}`;
  }

  async function connect(): Promise<AccountState> {
    if (!deps.isPossible) throw new AppError('NOT_SUPPORTED_HERE');
    await connecting.begin();
    return state();
  }

  function cancelConnect(): AccountState {
    connecting.cancel();
    return state();
  }

  async function refresh(): Promise<AccountState> {
    await refreshing.now();
    return state();
  }

  async function disconnect(always: boolean): Promise<AccountState> {
    const row = findAccount(store.read);
    const sign = row && openDeviceKey(deps.sealKey, row);
    const isReleased = row === null || sign === null || (await releasePlace(deps, row, sign, closing.signal));
    if (!isReleased && !always) throw new AppError('ACCOUNT_UNREACHABLE');
    connecting.cancel();
    refreshing.stop();
    store.write(deleteAccount);
    announce(['account']);
    return state();
  }

  async function openPage(page: AccountPage): Promise<void> {
    const code = state().connecting?.code;
    await deps.openPage(page === 'connect' && code !== undefined ? connectPage(code) : pagesOf(server.url)[page]);
  }

  function close(): void {
    closing.abort();
    connecting.close();
    refreshing.close();
  }

  return {
    standing: () => standing(),
    state,
    connect,
    cancelConnect,
    refresh,
    disconnect,
    openPage,
    hurry: () => {
      connecting.hurry();
      refreshing.hurry();
    },
    beat: () => refreshing.beat(),
    start: () => {
      refreshing.plan();
      connecting.resume();
    },
    close,
  };
}

function pagesOf(url: string): Record<AccountPage, string> {
  return {
    connect: `${url}/connect`,
    account: `${url}/account`,
    plan: `${url}/account/plan`,
    devices: `${url}/account/devices`,
    pricing: `${url}/pricing`,
    signUp: `${url}/sign-up`,
    privacy: `${url}/privacy`,
  };
}
