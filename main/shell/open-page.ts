import { AppError } from '../../shared/errors/app-error.ts';

/**
 * Shows pages of one origin in the user's browser, and no others: what the system opens by an address can be any program.
 *
 * @throws AppError NOT_SUPPORTED_HERE for any other address
 */
export function createPageOpener(open: (url: string) => Promise<void>, origin: string): (url: string) => Promise<void> {
  return async (url) => {
    if (URL.parse(url)?.origin !== origin) throw new AppError('NOT_SUPPORTED_HERE');
    await open(url);
  };
}
