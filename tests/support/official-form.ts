import { basisPoints } from '../../shared/domain/money.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import type { FormKind } from '../../shared/domain/pension/template-model.ts';
import { suggestPlaces } from '../../shared/domain/pension/template-suggestions.ts';
import type { PensionDesk } from './pension-desk.ts';

/** Imports the official form of 2026/27, and keeps what was suggested for its fields. */
export async function importForm({ core, client }: PensionDesk, formKind: FormKind, bytes: Uint8Array): Promise<void> {
  const uploadId = core.uploads.put(new Uint8Array(bytes));
  const added = await client.pensionDocuments.addTemplate({ uploadId, formKind, schemeYear: schemeYear(2026), fileName: 'form.pdf' });
  if (added.outcome !== 'added') throw new Error(added.words);
  const { id, reading } = added.template;
  await client.pensionDocuments.savePlaces({ id, places: suggestPlaces(formKind, reading.fields, [1_250].map(basisPoints)) });
}
