import type { Page } from '@playwright/test';
import type { InvoiceSettingsInput } from '../../../shared/contract/invoice-settings.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { aBooking } from '../../support/a-booking.ts';
import { aPensionProfile } from '../../support/a-pension-profile.ts';
import { anOrganisation } from '../../support/an-organisation.ts';
import { connectTo } from '../../support/built-app.ts';
import type { Client } from '../../support/transports.ts';
import type { Desk } from '../desk.ts';
import { openSample } from './sample-profile.ts';

/** What a locum has entered before the test begins, and a second window to enter more. */
export interface PensionedLocum {
  readonly client: Client;
  readonly organisationId: string;
  readonly identityId: string;
  /** Four hours at £100 from a moment, `2026-02-03T09:00Z`, and on further days. @returns the id of the first */
  book(start: string, ...alsoOn: readonly string[]): Promise<string>;
  close(): void;
}

/** The sample's locum, pensioned in a nation, with one more practice there. */
export async function aPensionedLocum(
  { page, desk }: { readonly page: Page; readonly desk: Desk },
  { nation, practice }: { readonly nation: Nation; readonly practice: string },
): Promise<PensionedLocum> {
  await openSample(page);
  const { client, close } = await connectTo({ address: await desk.address() });
  const identities = await client.identities.list({ archived: false });
  const identityId = identities.find(({ kind }) => kind === 'soleTrader')?.id ?? '';
  const settings = await client.invoiceSettings.get({ identityId });
  await client.invoiceSettings.set({ identityId, settings: { ...settings, isPensioned: true } as InvoiceSettingsInput }); // the same shape
  await client.pensionProfiles.save({ identityId, profile: aPensionProfile({ nation }) });
  const { id: organisationId } = await client.organisations.create(anOrganisation({ name: practice, nation }));

  async function book(start: string, ...alsoOn: readonly string[]): Promise<string> {
    const rate = { unit: 'hour', price: 10_000, share: null, count: 1_000, takings: 0 } as const;
    const booking = aBooking(organisationId, { identityId, startsAt: Date.parse(start), rate });
    const { bookings } = await client.bookings.create({ booking, state: 'confirmed', alsoOn: [...alsoOn] });
    return bookings[0]?.id ?? '';
  }

  return { client, organisationId, identityId, book, close };
}
