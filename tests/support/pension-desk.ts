import type { InvoiceSettingsInput } from '../../shared/contract/invoice-settings.ts';
import type { PensionForm } from '../../shared/contract/pension.ts';
import type { PensionProfileInput } from '../../shared/contract/pension-profiles.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { aPensionProfile } from './a-pension-profile.ts';
import type { CoreOptions } from './a-core.ts';
import { createFakePrinter } from './fake-printer.ts';
import { anInvoiceDesk, type Desk } from './invoice-desk.ts';

export interface PensionDesk extends Desk {
  /** The Form As of a new invoice for work of these days. */
  made(...days: readonly string[]): Promise<readonly PensionForm[]>;
  /** The one Form A of a new invoice, sent, signed and paid on a day. */
  paid(day: string, paidOn: string): Promise<PensionForm>;
  /** Decides the tier of 2026/27 in England and Wales, 12.5 %. */
  decide(): Promise<void>;
}

/** An invoice desk whose identity is pensioned, with a profile unless the test names none. */
export async function aPensionDesk(
  options: Parameters<typeof anInvoiceDesk>[0] & CoreOptions & { readonly profile?: Partial<PensionProfileInput> | null } = {},
): Promise<PensionDesk> {
  const { profile = {}, ...rest } = options;
  const desk = await anInvoiceDesk({ printer: createFakePrinter(), ...rest });
  const { client, identityId } = desk;
  const settings = await client.invoiceSettings.get({ identityId });
  await client.invoiceSettings.set({ identityId, settings: { ...settings, isPensioned: true } as InvoiceSettingsInput });
  if (profile !== null) await client.pensionProfiles.save({ identityId, profile: aPensionProfile(profile) });

  async function made(...days: readonly string[]): Promise<readonly PensionForm[]> {
    const { id: invoiceId } = await desk.issued(...days);
    return client.pension.makeForms({ invoiceId });
  }

  async function paid(day: string, paidOn: string): Promise<PensionForm> {
    const [form] = await made(day);
    if (!form) throw new Error('no form was made');
    for (const what of ['sent', 'approved', 'paid'] as const) await client.pension.note({ id: form.id, what, on: paidOn, by: 'Dr Birch' });
    return client.pension.form({ id: form.id });
  }

  async function decide(): Promise<void> {
    await client.pension.saveYear({
      identityId,
      schemeYear: schemeYear(2026),
      expectedIncome: null,
      expectedDays: null,
      broughtForward: 0,
      tiers: [{ tableId: 'EW-2026', rate: 1_250 }],
    });
  }

  return { ...desk, made, paid, decide };
}
