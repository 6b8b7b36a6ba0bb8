import type { Implementer } from '../../rpc.ts';
import type { AccountService } from './service.ts';

export function createAccountRouter(os: Implementer, account: () => AccountService) {
  return {
    state: os.account.state.handler(() => account().state()),
    connect: os.account.connect.handler(() => account().connect()),
    cancelConnect: os.account.cancelConnect.handler(() => account().cancelConnect()),
    hurry: os.account.hurry.handler(() => {
      account().hurry();
      return {};
    }),
    refresh: os.account.refresh.handler(() => account().refresh()),
    disconnect: os.account.disconnect.handler(({ input }) => account().disconnect(input.always)),
    openPage: os.account.openPage.handler(async ({ input }) => {
      await account().openPage(input.page);
      return {};
    }),
  };
}
