import { useEffect } from 'react';
import { useConnection } from '../../app/api.ts';

/** What was bought or cancelled in the browser shows as soon as the account is looked at; the core asks once a minute at most. */
export function useHurry(): void {
  const { client } = useConnection();
  useEffect(() => {
    const hurry = (): void => {
      // A call that is lost is followed by the next look; the licence is asked for once a day anyway.
      if (document.visibilityState === 'visible') client.account.hurry({}).catch(() => undefined);
    };
    hurry();
    window.addEventListener('focus', hurry);
    document.addEventListener('visibilitychange', hurry);
    return () => {
      window.removeEventListener('focus', hurry);
      document.removeEventListener('visibilitychange', hurry);
    };
  }, [client]);
}
